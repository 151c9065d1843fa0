#pragma once

#include <QThreadPool>

#include <memory>
#include <utility>

namespace zhilan::tasks
{

/// Gives up what is large, such as an index that is mapped into memory, on some other thread: that takes time too.
template <typename Value>
void releaseElsewhere(std::shared_ptr<Value> value)
{
    if (value) {
        QThreadPool::globalInstance()->start([value = std::move(value)]() mutable { value.reset(); });
    }
}

} // namespace zhilan::tasks
