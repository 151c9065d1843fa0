#pragma once

#include "core/library/cache_folder.h"

#include <QDialog>

#include <filesystem>
#include <string>
#include <vector>

class QPlainTextEdit;

namespace zhilan::shell
{

/// The patterns of library::ScanOptions::ignore for a folder of the library, to be edited. Deletes itself once closed.
class PatternsDialog : public QDialog
{
    Q_OBJECT

public:
    using Patterns = std::vector<std::string>;

    PatternsDialog(const std::filesystem::path& folder, const Patterns& patterns, QWidget* window);

    /// Those that hold are others now, whoever has given them: what the reader has done to those before is done to
    /// these.
    void setPatterns(const Patterns& patterns);

Q_SIGNALS:
    /// Accepted, and not what it was.
    void edited(const zhilan::library::PatternEdit& edit);

private:
    [[nodiscard]] Patterns written() const;
    void show(const Patterns& patterns);

    QPlainTextEdit* m_edit;
    Patterns m_before; ///< what holds as far as is known
};

} // namespace zhilan::shell
