#include "app/shell/result_growth.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace zhilan::shell
{

namespace
{

using Row = SearchRows::Row;

auto placeOf(const Row& row)
{
    return std::tuple(row.shown.kind, row.query, row.destination.path.native(), row.destination.byte,
                      row.destination.anchor);
}

bool isUnchanged(const Row& before, const Row& now)
{
    return placeOf(before) == placeOf(now) && before.shown.title == now.shown.title &&
           before.shown.context == now.shown.context && before.shown.text == now.shown.text;
}

} // namespace

ResultGrowth growthOf(const std::vector<Row>& shown, std::vector<Row> newer)
{
    ResultGrowth growth;
    growth.isAtEnd = newer.size() >= shown.size() && std::equal(shown.begin(), shown.end(), newer.begin(), isUnchanged);
    std::set<decltype(placeOf(std::declval<Row>()))> places;
    for (const Row& row : shown) {
        places.insert(placeOf(row));
    }
    std::copy_if(std::make_move_iterator(newer.begin()), std::make_move_iterator(newer.end()),
                 std::back_inserter(growth.rows), [&places](const Row& row) { return !places.contains(placeOf(row)); });
    return growth;
}

} // namespace zhilan::shell
