#pragma once

#include "core/document/document.h"

#include <QByteArray>

namespace zhilan::document
{

/// A document as text that a person can check: one line for each thing in it.
QByteArray dump(const Document& document);

/// What must hold for every document: empty when it does, else the first thing that does not.
QByteArray brokenInvariant(const Document& document);

} // namespace zhilan::document
