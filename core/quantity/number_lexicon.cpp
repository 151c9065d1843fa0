#include "core/quantity/number_lexicon.h"

#include <utility>

namespace zhilan::quantity
{
namespace
{

constexpr std::pair<std::u32string_view, double> kOrdinals[] = {
    {U"third", 3},       {U"fourth", 4},       {U"fifth", 5},       {U"sixth", 6},       {U"seventh", 7},
    {U"eighth", 8},      {U"ninth", 9},        {U"tenth", 10},      {U"eleventh", 11},   {U"twelfth", 12},
    {U"thirteenth", 13}, {U"fourteenth", 14},  {U"fifteenth", 15},  {U"sixteenth", 16},  {U"seventeenth", 17},
    {U"eighteenth", 18}, {U"nineteenth", 19},  {U"twentieth", 20},  {U"thirtieth", 30},  {U"fortieth", 40},
    {U"fiftieth", 50},   {U"sixtieth", 60},    {U"seventieth", 70}, {U"eightieth", 80},  {U"ninetieth", 90},
    {U"hundredth", 100}, {U"thousandth", 1e3}, {U"millionth", 1e6}, {U"billionth", 1e9}, {U"trillionth", 1e12},
};

} // namespace

const Lexicon<NumberWord>& numberWords()
{
    using enum WordKind;
    static const Lexicon<NumberWord> words{
        {U"zero", {Small, 0}},        {U"nought", {Small, 0}},       {U"naught", {Small, 0}},
        {U"one", {Small, 1}},         {U"two", {Small, 2}},          {U"three", {Small, 3}},
        {U"four", {Small, 4}},        {U"five", {Small, 5}},         {U"six", {Small, 6}},
        {U"seven", {Small, 7}},       {U"eight", {Small, 8}},        {U"nine", {Small, 9}},
        {U"ten", {Small, 10}},        {U"eleven", {Small, 11}},      {U"twelve", {Small, 12}},
        {U"thirteen", {Small, 13}},   {U"fourteen", {Small, 14}},    {U"fifteen", {Small, 15}},
        {U"sixteen", {Small, 16}},    {U"seventeen", {Small, 17}},   {U"eighteen", {Small, 18}},
        {U"nineteen", {Small, 19}},   {U"twenty", {Tens, 20}},       {U"thirty", {Tens, 30}},
        {U"forty", {Tens, 40}},       {U"fifty", {Tens, 50}},        {U"sixty", {Tens, 60}},
        {U"seventy", {Tens, 70}},     {U"eighty", {Tens, 80}},       {U"ninety", {Tens, 90}},
        {U"hundred", {Hundred, 1e2}}, {U"hundreds", {Hundred, 1e2}}, {U"thousand", {Big, 1e3}},
        {U"thousands", {Big, 1e3}},   {U"million", {Big, 1e6}},      {U"millions", {Big, 1e6}},
        {U"billion", {Big, 1e9}},     {U"billions", {Big, 1e9}},     {U"trillion", {Big, 1e12}},
        {U"trillions", {Big, 1e12}},  {U"lakh", {Big, 1e5}},         {U"lakhs", {Big, 1e5}},
        {U"lac", {Big, 1e5}},         {U"crore", {Big, 1e7}},        {U"crores", {Big, 1e7}},
        {U"dozen", {Dozen, 12}},      {U"dozens", {Dozen, 12}},      {U"dz", {Dozen, 12}},
        {U"dzs", {Dozen, 12}},        {U"doz", {Dozen, 12}},         {U"dozs", {Dozen, 12}},
        {U"krore", {Big, 1e7}},       {U"krores", {Big, 1e7}},       {U"koti", {Big, 1e7}},
        {U"cr", {Big, 1e7}},          {U"lkh", {Big, 1e5}},          {U"lkhs", {Big, 1e5}},
    };
    return words;
}

const Lexicon<double>& fractionWords()
{
    static const Lexicon<double> words = [] {
        std::vector<Lexicon<double>::Entry> entries{
            {U"half", 2}, {U"halfs", 2}, {U"quarter", 4}, {U"quarters", 4}, {U"halves", 2}};
        for (const auto& [name, value] : kOrdinals) {
            entries.push_back({std::u32string(name), value});
            entries.push_back({std::u32string(name) + U's', value});
        }
        return Lexicon<double>(std::move(entries));
    }();
    return words;
}

const Lexicon<double>& ordinals()
{
    static const Lexicon<double> words = [] {
        std::vector<Lexicon<double>::Entry> entries{{U"first", 1}, {U"firsts", 1}, {U"second", 2}, {U"seconds", 2}};
        for (const auto& [name, value] : kOrdinals) {
            entries.push_back({std::u32string(name), value});
            entries.push_back({std::u32string(name) + U's', value});
        }
        return Lexicon<double>(std::move(entries));
    }();
    return words;
}

} // namespace zhilan::quantity
