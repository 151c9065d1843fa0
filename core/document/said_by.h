#pragma once

#include <string_view>

/// Who stands in front of what a transcript, a chat or a log says where no name of a person does.
namespace zhilan::document
{

/// Whether the words are a sign of somebody whose name nobody knows: 现场提问, 画外音, 参会者, "Man in the audience",
/// "Speaker 2". Errs towards no.
[[nodiscard]] bool namesStranger(std::string_view words);

/// Whether the words begin like a sentence rather than call somebody: "We say it again", 举个例子. Names do as well now
/// and then: "He Kaiming".
[[nodiscard]] bool beginsLikeSentence(std::string_view words);

/// Whether the words head a part of the whole: 第二部分, "Part Two".
[[nodiscard]] bool headsPart(std::string_view words);

/// Whether a program or a part of one is called so in a log: "Worker One", "Main", 服务器.
[[nodiscard]] bool namesProgram(std::string_view words);

} // namespace zhilan::document
