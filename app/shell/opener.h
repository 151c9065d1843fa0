#pragma once

#include "app/shell/messages.h"
#include "app/shell/named_paths.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <deque>
#include <filesystem>
#include <functional>
#include <vector>

namespace zhilan::shell
{

class LibraryController;
class Navigator;
class SessionStore;
struct Session;

/// Paths are given as models::toName() gives them. Opens what the reader names: files, folders, or what was open at the
/// end of the last session. Of several files the first that can be read is shown, and of a folder unless something
/// else is being read; all are in the library. What does not answer is waited for by none of the others.
class Opener : public QObject
{
    Q_OBJECT

public:
    /// What comes with the program; either may be empty.
    struct Sample {
        QString library;  ///< folder; shown while the reader has nothing else, or asks for it
        QString document; ///< opened at the very first start
    };

    /// Nothing is owned. `isFolder`: as NamedPaths has it.
    Opener(SessionStore* store, Navigator* navigator, LibraryController* library, Sample sample,
           NamedPaths::IsFolder isFolder, QObject* parent);

    /// The document that start() will open first, as far as that is known without asking the file system; empty when
    /// there is none.
    [[nodiscard]] static QString first(const QStringList& files, const Session& session, const QString& sampleDocument);
    /// `files`: files and folders, else what the session remembers, else the sample. `section` is a slug in the first
    /// document. The folders are read only once the document is shown, when there is one: by readLibrary(). What does
    /// not answer is waited for while everything else goes on, as in open().
    void start(const QStringList& files, const QString& section);
    /// Files and folders. Those that have not answered by the time another document is opened, or something else is
    /// asked for here, are only put into the library.
    void open(const QStringList& paths);
    /// The library has the sample alone again, until undoRemoval().
    void closeAll();
    /// Puts the sample into the library, beside what else is there, until it is removed or the session ends; and opens
    /// its document.
    void openSample();
    [[nodiscard]] bool hasSample() const { return !m_sample.library.isEmpty(); }
    void readLibrary();
    [[nodiscard]] bool isLibraryAsked() const { return m_libraryAsked; }
    /// Something of the reader's is in the library.
    [[nodiscard]] bool hasOwn() const;

    /// The library has been read: opens the first document of a folder that was asked for; where another document is
    /// being read that stays, and folderAdded() follows. False when there is nothing to be opened.
    bool openFirst();
    /// It is the one that was asked for and is being opened (an error's detail).
    [[nodiscard]] bool isAsked(const std::string& failed) const;
    /// A document could not be opened (the error's detail says which): opens the next of those asked for together with
    /// it. False when it was the last.
    bool openNext(const std::string& failed);
    /// A folder turned out to hold no document: it is not kept if the reader has only just named it.
    void refuse(const std::filesystem::path& folder);
    void drop(const std::filesystem::path& folder);
    /// Whether the reader put this folder or file into the library.
    [[nodiscard]] bool isOwn(const std::filesystem::path& path) const;
    /// Takes it out again, until undoRemoval(). Nothing happens to the file itself.
    void remove(const std::filesystem::path& path);
    /// What the last closeAll() or remove() took out of the library is in it again, where it was.
    void undoRemoval();

Q_SIGNALS:
    /// A document is being read, or looked for.
    void readingChanged(bool reading);
    /// The reader has taken these folders out of the library, or the file or sample of this name, or all where it is
    /// empty. Before libraryAsked().
    void removed(const std::vector<std::filesystem::path>& folders, const QString& name);
    /// The folder that was asked for is in the library, as one of those that were `added` together or since before, and
    /// what was being read still is.
    void folderAdded(const std::filesystem::path& folder, const QStringList& added);
    /// These folders are being read.
    void libraryAsked(const std::vector<std::filesystem::path>& folders);

private:
    /// `show` each time some of them are in the library and may be shown: whether the first candidate has only now
    /// come.
    void ask(const QStringList& paths, std::function<void(bool isFirst)> show);
    void add(const NamedPaths::Answer& named);
    /// The tree has it already, below another folder.
    [[nodiscard]] bool isInside(const QString& folder) const;
    /// For undoRemoval().
    void keepLibrary();
    void startWithoutFiles(const QString& section);
    void tellReading();
    [[nodiscard]] std::vector<std::filesystem::path> folders() const;
    /// Where the sample is to come or to give way.
    void readIfOthers();
    [[nodiscard]] bool isSample(const std::filesystem::path& file) const;
    /// Something other than what comes with the program, or about to be.
    [[nodiscard]] bool isReading() const;

    SessionStore* m_store;
    Navigator* m_navigator;
    LibraryController* m_library;
    Sample m_sample;
    NamedPaths m_paths;
    quint64 m_requests = 0;
    quint64 m_toBeShown = 0;            ///< the newest request, until something of it is shown, or something else is
    bool m_awaited = false;             ///< more is to come of that one
    std::filesystem::path m_openBefore; ///< what was open when it was made
    bool m_reading = false;
    QString m_firstOf;    ///< folder whose first document is to be opened once it has been read
    bool m_stays = false; ///< what is being read, rather than that
    /// Documents to be tried, the first of them being opened.
    QStringList m_added; ///< folders that the last start() or open() added
    std::deque<std::filesystem::path> m_candidates;
    std::string m_section;                      ///< slug in the first of them
    std::vector<std::filesystem::path> m_asked; ///< folders that were read last
    bool m_sampleAsked = false;
    struct {
        QStringList folders;
        std::vector<std::filesystem::path> files;
        bool sampleAsked = false;
    } m_before; ///< the last removal
    bool m_libraryAsked = false;
};

} // namespace zhilan::shell
