#include "core/media/pairing.h"

#include "core/base/file.h"
#include "core/media/recording_title.h"
#include "core/text/fold.h"
#include "core/text/space.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <system_error>

namespace zhilan::media
{
namespace
{

using std::chrono::milliseconds;

/// How well a file fits; the higher the better.
enum class Fit : std::uint8_t { None, Title, Stem, Id };

struct Candidate {
    const MediaFile* file = nullptr;
    MediaName name;
    std::string folded; ///< the stem, for comparing stems
    Fit fit = Fit::None;
    double similar = 0; ///< Fit::Title
};

/// Titles that have less in common are of different recordings.
constexpr double kSimilar = 0.75;
/// Two that differ by less fit alike.
constexpr double kAlike = 0.1;

bool isIdCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

enum class IdMatch : std::uint8_t { None, Same, OtherPart };

/// "p2", "_p2", " P02" behind the id of a video in several parts.
std::optional<std::uint32_t> partBehind(std::string_view rest)
{
    if (!rest.empty() && (rest[0] == '_' || rest[0] == ' ' || rest[0] == '-' || rest[0] == '.'))
        rest.remove_prefix(1);
    if (rest.empty() || (rest[0] != 'p' && rest[0] != 'P'))
        return std::nullopt;
    rest.remove_prefix(1);
    constexpr std::size_t kMostDigits = 4;
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 0 || digits > kMostDigits)
        return std::nullopt;
    return static_cast<std::uint32_t>(std::stoul(std::string(rest.substr(0, digits))));
}

/// Whether the id stands in a name as a word of its own.
IdMatch matchId(std::string_view name, const Recording& recording)
{
    constexpr std::size_t kShortest = 5;
    const std::string_view id = recording.videoId;
    if (id.size() < kShortest)
        return IdMatch::None;
    IdMatch best = IdMatch::None;
    for (std::size_t at = name.find(id); at != std::string_view::npos; at = name.find(id, at + 1)) {
        const std::string_view rest = name.substr(at + id.size());
        if ((at > 0 && isIdCharacter(name[at - 1])) || (!rest.empty() && isIdCharacter(rest[0])))
            continue;
        const auto part = partBehind(rest);
        if (!part || *part == std::max(recording.part, 1U))
            return IdMatch::Same;
        best = IdMatch::OtherPart;
    }
    return best;
}

std::string foldedStem(std::string_view stem)
{
    return std::string(text::trimmed(text::fold(stem).folded));
}

/// False when both lengths are known and are not of one recording.
bool mayBeAsLong(const Recording& recording, const MediaFile& file)
{
    if (!recording.duration || !file.duration)
        return true;
    constexpr milliseconds kRounding{60'000}; // "90分钟"
    const milliseconds apart = std::chrono::abs(*recording.duration - *file.duration);
    return apart <= std::max(kRounding, *recording.duration / 20);
}

class Pairing
{
public:
    Pairing(const Recording& recording, std::span<const MediaFile> files) : m_recording(recording)
    {
        for (const std::string_view stem : {std::string_view(recording.stem), withoutLanguage(recording.stem)})
            m_stems.push_back(foldedStem(stem));
        for (const std::string& title : recording.titles)
            m_titles.push_back(recordingTitle(title));
        m_titles.push_back(recordingTitle(withoutLanguage(recording.stem)));
        for (const MediaFile& file : files)
            add(file);
    }

    LocalMedia pair()
    {
        LocalMedia out;
        const Candidate* video = choose(MediaKind::Video, out);
        const Candidate* audio = choose(MediaKind::Audio, out);
        // What is named like the recording goes with it.
        for (Candidate& each : m_candidates)
            if ((video != nullptr && each.folded == video->folded) ||
                (audio != nullptr && each.folded == audio->folded))
                each.fit = std::max(each.fit, Fit::Stem);
        const Candidate* chapters = choose(MediaKind::Chapters, out);
        chooseSubtitles(out);
        for (const auto& [chosen, path] :
             {std::pair{video, &out.video}, std::pair{audio, &out.audio}, std::pair{chapters, &out.chapters}})
            if (chosen != nullptr)
                *path = chosen->file->path;
        return out;
    }

private:
    void add(const MediaFile& file)
    {
        auto name = mediaName(file.path);
        if (!name)
            return;
        Candidate candidate{&file, std::move(*name), {}, Fit::None, 0};
        candidate.folded = foldedStem(candidate.name.stem);
        rate(candidate);
        m_candidates.push_back(std::move(candidate));
    }

    void rate(Candidate& candidate)
    {
        MediaName& name = candidate.name;
        const IdMatch id = matchId(name.stem, m_recording);
        if (id == IdMatch::OtherPart)
            return;
        if (id == IdMatch::Same) {
            candidate.fit = Fit::Id;
            return;
        }
        // The last word may be of the title rather than a language: "为什么是.ai.srt" beside "为什么是.ai.md".
        if (!name.stemWithLanguage.empty() && foldedStem(name.stemWithLanguage) == m_stems.front() &&
            m_stems.front() == m_stems.back()) {
            name.stem = name.stemWithLanguage;
            name.language.clear();
            candidate.folded = m_stems.front();
        }
        if (!candidate.folded.empty() && std::find(m_stems.begin(), m_stems.end(), candidate.folded) != m_stems.end()) {
            candidate.fit = Fit::Stem;
            return;
        }
        std::string_view otherId;
        const std::string_view plain = withoutBracketedId(name.stem, otherId);
        const bool other =
            !otherId.empty() && !m_recording.videoId.empty() && otherId.size() == m_recording.videoId.size();
        if (other || !mayBeAsLong(m_recording, *candidate.file))
            return;
        const RecordingTitle title = recordingTitle(plain);
        for (const RecordingTitle& each : m_titles)
            candidate.similar = std::max(candidate.similar, similarity(each, title));
        if (candidate.similar >= kSimilar)
            candidate.fit = Fit::Title;
    }

    /// Those of a kind that fit best, as far as anything tells them apart.
    std::vector<const Candidate*> bestOf(MediaKind kind) const
    {
        std::vector<const Candidate*> best;
        Fit fit = Fit::Title;
        for (const Candidate& each : m_candidates)
            if (each.name.kind == kind)
                fit = std::max(fit, each.fit);
        double similar = 0;
        for (const Candidate& each : m_candidates)
            if (each.name.kind == kind && each.fit == fit) {
                best.push_back(&each);
                similar = std::max(similar, each.similar);
            }
        if (fit == Fit::Title)
            std::erase_if(best, [similar](const Candidate* each) {
                return similar >= 1 ? each->similar < 1 : each->similar <= similar - kAlike;
            });
        return best;
    }

    template <typename Keep>
    static void narrow(std::vector<const Candidate*>& best, Keep keep)
    {
        if (best.size() > 1 && std::any_of(best.begin(), best.end(), keep))
            std::erase_if(best, [&keep](const Candidate* each) { return !keep(each); });
    }

    const Candidate* choose(MediaKind kind, LocalMedia& out) const
    {
        std::vector<const Candidate*> best = bestOf(kind);
        narrow(best, [this](const Candidate* each) {
            return m_recording.duration && each->file->duration && mayBeAsLong(m_recording, *each->file);
        });
        std::uint8_t rank = std::numeric_limits<std::uint8_t>::max();
        std::uint32_t folder = std::numeric_limits<std::uint32_t>::max();
        for (const Candidate* each : best)
            rank = std::min(rank, each->name.rank);
        narrow(best, [rank](const Candidate* each) { return each->name.rank == rank; });
        for (const Candidate* each : best)
            folder = std::min(folder, each->file->folder);
        narrow(best, [folder](const Candidate* each) { return each->file->folder == folder; });
        if (best.size() == 1)
            return best.front();
        if (!best.empty())
            addDoubt(kind, best, out);
        return nullptr;
    }

    static void addDoubt(MediaKind kind, const std::vector<const Candidate*>& files, LocalMedia& out)
    {
        LocalMedia::Doubt& doubt = out.doubts.emplace_back();
        doubt.kind = kind;
        for (const Candidate* each : files)
            doubt.paths.push_back(each->file->path);
    }

    /// All by id and by stem; by title those of one stem.
    void chooseSubtitles(LocalMedia& out) const
    {
        std::vector<const Candidate*> chosen;
        for (const Candidate& each : m_candidates)
            if (each.name.kind == MediaKind::Subtitles && each.fit > Fit::Title)
                chosen.push_back(&each);
        if (chosen.empty()) {
            chosen = bestOf(MediaKind::Subtitles);
            if (std::any_of(chosen.begin(), chosen.end(),
                            [&chosen](const Candidate* each) { return each->folded != chosen.front()->folded; })) {
                addDoubt(MediaKind::Subtitles, chosen, out);
                return;
            }
        }
        for (const Candidate* each : chosen)
            out.subtitles.push_back({each->file->path, each->name.language});
    }

    const Recording& m_recording;
    std::vector<std::string> m_stems;
    std::vector<RecordingTitle> m_titles;
    std::vector<Candidate> m_candidates;
};

} // namespace

LocalMedia pairMedia(const Recording& recording, std::span<const MediaFile> files)
{
    return Pairing(recording, files).pair();
}

Result<std::vector<MediaFile>> mediaFilesIn(const std::filesystem::path& folder, std::uint32_t folderRank)
{
    constexpr std::size_t kMostEntries = 100'000;
    std::error_code error;
    std::filesystem::directory_iterator entry(folder, error);
    if (error)
        return fail(codeOf(error), pathToUtf8(folder));
    std::vector<MediaFile> files;
    std::size_t seen = 0;
    for (const std::filesystem::directory_iterator end; entry != end && seen < kMostEntries; ++seen) {
        const std::string path = pathToUtf8(entry->path());
        std::error_code unknown;
        if (mediaName(path) && !entry->is_directory(unknown))
            files.push_back({path, folderRank});
        entry.increment(error);
        if (error)
            return fail(codeOf(error), pathToUtf8(folder));
    }
    std::sort(files.begin(), files.end(), [](const MediaFile& a, const MediaFile& b) { return a.path < b.path; });
    return files;
}

} // namespace zhilan::media
