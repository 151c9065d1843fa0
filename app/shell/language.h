#pragma once

#include <QLocale>
#include <QObject>
#include <QString>
#include <QTranslator>

namespace zhilan::shell
{

/// The window's language: the reader's choice, or the desktop's where the program speaks it, else English. Also the
/// default locale, after which numbers and dates are written.
class Language : public QObject
{
    Q_OBJECT

public:
    /// `choice`: "zh_CN", "en", or empty for the desktop's. Anything else counts as empty.
    explicit Language(const QString& choice, QObject* parent = nullptr);
    ~Language() override;

    [[nodiscard]] const QString& choice() const { return m_choice; }
    /// "zh_CN" or "en".
    [[nodiscard]] QString current() const;
    /// The current language's own name: 中文, English.
    [[nodiscard]] QString currentName() const;
    /// Windows get QEvent::LanguageChange.
    void setChoice(const QString& choice);

Q_SIGNALS:
    void changed();

private:
    void apply();

    QString m_choice;
    QTranslator m_own;
    /// Names of keys are the same in every language, as they are printed on keyboards and named in the window's own
    /// texts; Qt's translations have others for some.
    class KeyNames : public QTranslator
    {
    public:
        [[nodiscard]] QString translate(const char* context, const char* source, const char* disambiguation,
                                        int count) const override;
        [[nodiscard]] bool isEmpty() const override { return false; }
    };

    KeyNames m_keys;
    QTranslator m_qt;
};

} // namespace zhilan::shell
