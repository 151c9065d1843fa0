#include "core/media/pairing.h"

#include <QtTest>

#include <filesystem>

using namespace zhilan::media;

/// Which files beside a document are its recording.
class TestPairing : public QObject
{
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void pairs_data();
    void pairs();
    void durations();
    void nearerFolder();
    void listsFolder();
};

namespace
{

QByteArray kindName(MediaKind kind)
{
    const std::string_view name = mediaKindName(kind);
    return {name.data(), static_cast<qsizetype>(name.size())};
}

/// "video=a.mp4 subtitles=a.en.srt(en) doubt:audio=a.mp3,b.mp3"
QByteArray shown(const LocalMedia& media)
{
    QByteArrayList out;
    const auto add = [&out](const char* key, const std::string& path) {
        if (!path.empty())
            out.push_back(QByteArray(key) + '=' + QByteArray::fromStdString(path));
    };
    add("video", media.video);
    add("audio", media.audio);
    add("chapters", media.chapters);
    for (const LocalMedia::Subtitles& each : media.subtitles)
        out.push_back("subtitles=" + QByteArray::fromStdString(each.path + '(' + each.language + ')'));
    for (const LocalMedia::Doubt& doubt : media.doubts) {
        QByteArrayList paths;
        for (const std::string& path : doubt.paths)
            paths.push_back(QByteArray::fromStdString(path));
        out.push_back("doubt:" + kindName(doubt.kind) + '=' + paths.join(','));
    }
    return out.join(" | ");
}

std::vector<MediaFile> filesOf(const QByteArray& names)
{
    std::vector<MediaFile> files;
    for (const QByteArray& name : names.split('\n'))
        if (!name.trimmed().isEmpty())
            files.push_back({name.trimmed().toStdString()});
    return files;
}

} // namespace

void TestPairing::names_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("read"); // kind, stem, language
    const auto row = [](const char* file, const char* read) {
        QTest::newRow(file) << QByteArray(file) << QByteArray(read);
    };
    row("Title [n1E9IZfvGMA].mp4", "video Title [n1E9IZfvGMA] ");
    row("a/b.c/访谈.MKV", "video 访谈 ");
    row("Title.f137.mp4", "video Title ");
    row("Title.f140-drc.m4a", "audio Title ");
    row("Title.flac", "audio Title ");
    row("Title.zh-Hans.vtt", "subtitles Title zh-Hans");
    row("Title.zh_CN.srt", "subtitles Title zh-CN");
    row("Title.en.forced.srt", "subtitles Title en");
    row("Title.eng.sdh.srt", "subtitles Title en");
    row("Title.chs.ass", "subtitles Title zh-Hans");
    row("Title.chs&eng.ass", "subtitles Title zh-Hans");
    row("Title.繁體中文.srt", "subtitles Title zh-Hant");
    row("Title.en-orig.vtt", "subtitles Title en");
    row("Title.zh-Hans-en.vtt", "subtitles Title zh-Hans");
    row("Title.pt-BR.vtt", "subtitles Title pt-BR");
    row("Title.new.srt", "subtitles Title.new ");
    row("Title.part2.srt", "subtitles Title.part2 ");
    row("Title.srt", "subtitles Title ");
    row("Title.transcript.json", "subtitles Title ");
    row("Title.chapters.vtt", "chapters Title ");
    row("Title.chapters.json", "chapters Title ");
    row("Title-chapters.txt", "chapters Title ");
    row("Title.ffmetadata", "chapters Title ");
    row("Title.info.json", "chapters Title ");
    row("𠮷野家😀.ja.srt", "subtitles 𠮷野家😀 ja");
    row("Title.json", "");
    row("Title.txt", "");
    row("Title.md", "");
    row("Title.mp4.part", "");
    row("Title.temp.mp4", "");
    row("Title.live_chat.json", "");
    row(".mp4", "");
    row("", "");
}

void TestPairing::names()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, read);
    const auto name = mediaName(file.toStdString());
    QByteArray found;
    if (name)
        found = kindName(name->kind) + ' ' + QByteArray::fromStdString(name->stem + ' ' + name->language);
    QCOMPARE(found, read);
}

void TestPairing::pairs_data()
{
    QTest::addColumn<QByteArray>("stem");
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("part");
    QTest::addColumn<QByteArray>("files");
    QTest::addColumn<QByteArray>("paired");
    const auto row = [](const char* name, const char* stem, const char* title, const char* id, const char* files,
                        const char* paired, int part = 0) {
        QTest::newRow(name) << QByteArray(stem) << QByteArray(title) << QByteArray(id) << part << QByteArray(files)
                            << QByteArray(paired);
    };
    row("nothing there", "notes", "Notes", "n1E9IZfvGMA", "", "");
    row("nothing fits", "notes", "Notes", "n1E9IZfvGMA", "other [aaaaaaaaaaa].mp4\nmusic.mp3", "");
    row("id in brackets", "笔记", "接近终点", "n1E9IZfvGMA",
        "Near the end [n1E9IZfvGMA].mp4\nNear the end [n1E9IZfvGMA].zh-Hans.vtt\nNear the end [n1E9IZfvGMA].en.vtt\n"
        "Near the end [n1E9IZfvGMA].info.json\nOther [aaaaaaaaaaa].mp4\nOther [aaaaaaaaaaa].en.vtt",
        "video=Near the end [n1E9IZfvGMA].mp4 | chapters=Near the end [n1E9IZfvGMA].info.json | "
        "subtitles=Near the end [n1E9IZfvGMA].zh-Hans.vtt(zh-Hans) | subtitles=Near the end [n1E9IZfvGMA].en.vtt(en)");
    row("id behind a hyphen", "a", "b", "-1E9IZfvGM_", "Title--1E9IZfvGM_.webm\nTitle-x1E9IZfvGM_.webm",
        "video=Title--1E9IZfvGM_.webm");
    row("id alone", "a", "b", "BV1xx411c7mD", "BV1xx411c7mD.flv", "video=BV1xx411c7mD.flv");
    row("id within a longer word", "a", "b", "76979871", "1769798712.mp4", "");
    row("part of several", "a", "b", "BV1xx411c7mD",
        "合集 [BV1xx411c7mD_p1].mp4\n合集 [BV1xx411c7mD_p2].mp4\n合集 [BV1xx411c7mD_p12].mp4",
        "video=合集 [BV1xx411c7mD_p2].mp4", 2);
    row("no part is the first", "a", "b", "BV1xx411c7mD", "合集 [BV1xx411c7mD_p1].mp4\n合集 [BV1xx411c7mD_p2].mp4",
        "video=合集 [BV1xx411c7mD_p1].mp4");
    row("two with the id", "a", "b", "n1E9IZfvGMA", "x [n1E9IZfvGMA].mp4\nx [n1E9IZfvGMA].webm",
        "doubt:video=x [n1E9IZfvGMA].mp4,x [n1E9IZfvGMA].webm");
    row("joined before its formats", "a", "b", "n1E9IZfvGMA",
        "x [n1E9IZfvGMA].f137.mp4\nx [n1E9IZfvGMA].f140.m4a\nx [n1E9IZfvGMA].mp4",
        "video=x [n1E9IZfvGMA].mp4 | audio=x [n1E9IZfvGMA].f140.m4a");
    row("same stem", "访谈 01", "别的题目", "",
        "访谈 01.m4a\n访谈 01.srt\n访谈 01.chapters.txt\n访谈 02.m4a\n访谈 02.srt",
        "audio=访谈 01.m4a | chapters=访谈 01.chapters.txt | subtitles=访谈 01.srt()");
    row("stem with a language", "talk.zh", "谈话", "", "talk.mp4\ntalk.en.srt\ntalk.zh.srt",
        "video=talk.mp4 | subtitles=talk.en.srt(en) | subtitles=talk.zh.srt(zh)");
    row("stem across scripts and widths", "Ｔｏｐ繁體", "x", "", "top繁体.mp4", "video=top繁体.mp4");
    row("a language that is none", "c3.ai", "x", "", "c3.ai.srt\nc3.mp4", "subtitles=c3.ai.srt()");
    row("title", "n", "The scaling laws of neural language models", "",
        "Lex - The Scaling Laws of Neural Language Models.mp4\nCooking at home.mp4",
        "video=Lex - The Scaling Laws of Neural Language Models.mp4");
    row("title, Traditional and Simplified, with date", "n", "人工智慧的未來與機器學習", "",
        "20250213 人工智慧的未来与机器学习 1080p.mp4\n人工智能简史.mp4",
        "video=20250213 人工智慧的未来与机器学习 1080p.mp4");
    row("another lecture", "n", "机器学习基础 第三讲 梯度下降", "", "机器学习基础 第4讲 梯度下降.mp4", "");
    row("the same lecture", "n", "机器学习基础 第三讲 梯度下降", "",
        "机器学习基础 第3讲 梯度下降.mp4\n机器学习基础 第4讲 梯度下降.mp4", "video=机器学习基础 第3讲 梯度下降.mp4");
    row("another part", "n", "大模型训练实战（上）", "", "大模型训练实战（下）.mp4", "");
    row("two titles alike", "n", "大模型训练实战全流程讲解", "",
        "大模型训练实战全流程讲解A.mp4\n大模型训练实战全流程讲解B.mp4",
        "doubt:video=大模型训练实战全流程讲解A.mp4,大模型训练实战全流程讲解B.mp4");
    row("the same title before one alike", "n", "大模型训练实战全流程讲解", "",
        "大模型训练实战全流程讲解.mp4\n大模型训练实战全流程讲解（剪辑）.mp4", "video=大模型训练实战全流程讲解.mp4");
    row("title with the id of another video", "n", "The scaling laws of neural language models", "n1E9IZfvGMA",
        "The scaling laws of neural language models [aaaaaaaaaa1].mp4", "");
    row("what goes with the video by name", "n", "b", "n1E9IZfvGMA", "x [n1E9IZfvGMA].mp4\nx [n1E9IZfvGMA].srt",
        "video=x [n1E9IZfvGMA].mp4 | subtitles=x [n1E9IZfvGMA].srt()");
    row("subtitles of several", "n", "大模型训练实战全流程讲解", "",
        "大模型训练实战全流程讲解A.srt\n大模型训练实战全流程讲解B.srt",
        "doubt:subtitles=大模型训练实战全流程讲解A.srt,大模型训练实战全流程讲解B.srt");
    row("short titles must be the same", "n", "开场", "", "开场白.mp4", "");
    row("huge", "n", "b", "", QByteArray(100'000, 'a').append(".mp4").constData(), "");
}

void TestPairing::pairs()
{
    QFETCH(QByteArray, stem);
    QFETCH(QByteArray, title);
    QFETCH(QByteArray, id);
    QFETCH(int, part);
    QFETCH(QByteArray, files);
    QFETCH(QByteArray, paired);
    Recording recording;
    recording.stem = stem.toStdString();
    recording.titles = {title.toStdString()};
    recording.videoId = id.toStdString();
    recording.part = static_cast<std::uint32_t>(part);
    QCOMPARE(shown(pairMedia(recording, filesOf(files))), paired);
}

/// A length that is known tells apart what the names do not, and keeps out what only its title fits.
void TestPairing::durations()
{
    using std::chrono::minutes;
    Recording recording{"n", {"大模型训练实战全流程讲解"}, {}, 0, minutes(90)};
    std::vector<MediaFile> files{{"大模型训练实战全流程讲解A.mp4", 0, minutes(30)},
                                 {"大模型训练实战全流程讲解B.mp4", 0, minutes(91)}};
    QCOMPARE(shown(pairMedia(recording, files)), "video=大模型训练实战全流程讲解B.mp4");
    files.pop_back();
    QCOMPARE(shown(pairMedia(recording, files)), "");
}

void TestPairing::nearerFolder()
{
    const Recording recording{"talk", {}, {}, 0, {}};
    const std::vector<MediaFile> files{{"videos/talk.mp4", 1}, {"notes/talk.mp4", 0}};
    QCOMPARE(shown(pairMedia(recording, files)), "video=notes/talk.mp4");
}

void TestPairing::listsFolder()
{
    const QTemporaryDir folder;
    QVERIFY(folder.isValid());
    for (const char* name : {"b.mp4", "a.zh-Hans.srt", "a.md", "笔记.info.json"}) {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("c.mp4")));
    const std::filesystem::path path = folder.path().toStdString();
    const auto files = mediaFilesIn(path, 3);
    QVERIFY(files);
    QByteArrayList names;
    for (const MediaFile& file : *files) {
        QCOMPARE(file.folder, 3U);
        names.push_back(QByteArray::fromStdString(std::filesystem::path(file.path).filename().native()));
    }
    QCOMPARE(names.join(','), QByteArray("a.zh-Hans.srt,b.mp4,笔记.info.json"));
    const auto missing = mediaFilesIn(path / "none");
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, zhilan::ErrorCode::NotFound);
    const auto file = mediaFilesIn(path / "b.mp4");
    QVERIFY(!file);
    QCOMPARE(file.error().code, zhilan::ErrorCode::NotAFolder);
}

QTEST_APPLESS_MAIN(TestPairing)
#include "tst_pairing.moc"
