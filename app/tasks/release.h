#pragma once

#include <QCoreApplication>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace zhilan::tasks
{

/// Gives up what is large, such as an index that is mapped into memory, on some other thread: that takes time too.
template <typename Value>
void releaseElsewhere(std::shared_ptr<Value> value)
{
    // At the very end, such as by the clipboard, there are no threads any more; nobody waits then.
    if (value && QCoreApplication::instance() != nullptr) {
        QThreadPool::globalInstance()->start([value = std::move(value)]() mutable { value.reset(); });
    }
}

/// The same value; whoever gives up the last of the copies made of this pointer has it freed on some other thread.
template <typename Value>
[[nodiscard]] std::shared_ptr<Value> releasedElsewhere(std::shared_ptr<Value> value)
{
    Value* const raw = value.get();
    return {raw, [value = std::move(value)](Value*) mutable {
                releaseElsewhere(std::move(value));
            }};
}

} // namespace zhilan::tasks
