#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <nlohmann/json.hpp>

namespace cli_test
{

using Json = nlohmann::ordered_json;

struct Outcome {
    int exitCode = -1;
    bool crashed = true; ///< also when it did not end in time
    QByteArray output;
    QByteArray errors;

    /// The value on standard output; discarded (is_discarded()) when it is no JSON.
    [[nodiscard]] Json json() const;
    /// Nothing on standard output and one line, not more, on standard error.
    [[nodiscard]] bool oneLineOfError() const;
};

/// Runs the built zhilan-cli to its end.
[[nodiscard]] Outcome run(const QStringList& arguments, const QByteArray& standardInput = {});

/// Keys of an object in the order in which they were printed, joined by a blank.
[[nodiscard]] QString keysOf(const Json& object);

/// A string member; empty when it is not there.
[[nodiscard]] QString textOf(const Json& object, const char* key);

/// The document that the product was first made for; empty where the shared folder is absent.
[[nodiscard]] QString sampleFile();

/// Markdown files of resources/library.
[[nodiscard]] QStringList libraryFiles();

} // namespace cli_test
