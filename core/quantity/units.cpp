#include "core/quantity/units.h"

#include "core/quantity/openers.h"

namespace zhilan::quantity
{
namespace
{

using Entry = Lexicon<Unit>::Entry;

void add(std::vector<Entry>& to, Unit unit, std::initializer_list<std::u32string_view> keys,
         Case letterCase = Case::Ignore)
{
    for (const std::u32string_view key : keys)
        to.push_back({std::u32string(key), unit, letterCase});
}

void addCurrencies(std::vector<Entry>& to)
{
    const auto currency = [&](std::string_view code, std::initializer_list<std::u32string_view> keys,
                              double factor = 1) {
        add(to, {code, Dimension::Currency, factor}, keys);
    };
    currency("USD", {U"美元", U"美金", U"美圆", U"美刀", U"USD", U"US$", U"US dollars", U"US dollar", U"U.S. dollars",
                     U"dollars", U"dollar", U"ドル", U"米ドル", U"$", U"bucks", U"united states dollars", U"달러"});
    currency("USD", {U"美分", U"cents", U"cent", U"セント", U"¢", U"美仙"}, 0.01);
    currency("CNY", {U"元", U"元人民币", U"人民币", U"块钱", U"块", U"圆", U"元钱", U"人民元", U"RMB", U"CNY", U"yuan",
                     U"¥", U"块人民币", U"元整", U"kuai", U"위안"});
    currency("CNY", {U"角", U"毛", U"毛钱", U"角钱"}, 0.1);
    currency("JPY", {U"日本钱"}, 0.01);
    currency("JPY", {U"円", U"日元", U"日圆", U"日币", U"JPY", U"yen", U"日本円", U"엔"});
    for (const auto& [key, code] :
         {std::pair{U"MUSD", "USD"}, std::pair{U"MEUR", "EUR"}, std::pair{U"MGBP", "GBP"}, std::pair{U"MAUD", "AUD"}})
        currency(code, {key}, 1e6);
    currency("EUR", {U"欧元", U"EUR", U"euros", U"euro", U"€", U"ユーロ", U"유로"});
    currency("GBP", {U"英镑", U"GBP", U"£", U"pounds sterling", U"ポンド"});
    currency("KRW", {U"韩元", U"韩币", U"韩圆", U"KRW", U"won", U"₩", U"ウォン", U"원"});
    currency("HKD", {U"港元", U"港币", U"港圆", U"HKD", U"HK$", U"香港ドル"});
    currency("TWD", {U"新台币", U"台币", U"新台币元", U"元新台币", U"TWD", U"NT$", U"台湾ドル"});
    currency("SGD", {U"新加坡元", U"新元", U"新币", U"SGD", U"S$"});
    currency("AUD", {U"澳元", U"澳币", U"AUD", U"A$", U"australian dollars"});
    currency("CAD", {U"加元", U"加币", U"CAD", U"C$", U"canadian dollars"});
    currency("CHF", {U"瑞士法郎", U"瑞郎", U"法郎", U"CHF", U"swiss francs", U"スイスフラン"});
    currency("RUB", {U"卢布", U"RUB", U"rubles", U"₽", U"ルーブル"});
    currency("INR", {U"卢比", U"印度卢比", U"INR", U"rupees", U"₹", U"ルピー"});
    currency("THB", {U"泰铢", U"THB", U"baht", U"฿"});
    currency("BRL", {U"雷亚尔", U"巴西雷亚尔", U"BRL", U"R$"});
    currency("VND", {U"越南盾", U"VND", U"₫"});
    currency("SEK", {U"瑞典克朗", U"SEK"});
    currency("ILS", {U"谢克尔", U"ILS", U"₪"});
    currency("MXN", {U"比索", U"MXN"});
    currency("AED", {U"迪拉姆", U"AED"});
    currency("SAR", {U"里亚尔", U"SAR"});
}

void addSi(std::vector<Entry>& to)
{
    const auto exact = [&](std::string_view symbol, Dimension dimension,
                           std::initializer_list<std::u32string_view> symbols,
                           std::initializer_list<std::u32string_view> words) {
        add(to, {symbol, dimension}, symbols, Case::Exact);
        add(to, {symbol, dimension}, words);
    };
    using enum Dimension;
    exact("W", Power, {U"W"}, {U"瓦", U"瓦特", U"watts", U"watt", U"ワット"});
    exact("kW", Power, {U"kW", U"KW"}, {U"千瓦", U"kilowatts", U"kilowatt", U"キロワット"});
    exact("MW", Power, {U"MW"}, {U"兆瓦", U"megawatts", U"megawatt", U"メガワット"});
    exact("GW", Power, {U"GW", U"GWs"}, {U"吉瓦", U"gigawatts", U"gigawatt", U"ギガワット"});
    exact("TW", Power, {U"TW"}, {U"太瓦", U"terawatts", U"terawatt"});
    exact("Wh", Energy, {U"Wh"}, {U"瓦时", U"瓦特小时"});
    exact("kWh", Energy, {U"kWh", U"KWh", U"KWH"},
          {U"千瓦时", U"度电", U"kilowatt-hours", U"kilowatt hours", U"キロワット時"});
    exact("MWh", Energy, {U"MWh"}, {U"兆瓦时", U"megawatt-hours"});
    exact("GWh", Energy, {U"GWh"}, {U"吉瓦时", U"gigawatt-hours"});
    exact("TWh", Energy, {U"TWh"}, {U"太瓦时", U"terawatt-hours", U"terawatt hours"});
    exact("J", Energy, {U"J"}, {U"焦耳", U"joules"});
    exact("kJ", Energy, {U"kJ"}, {U"千焦"});
    exact("MJ", Energy, {U"MJ"}, {U"兆焦"});
    exact("GJ", Energy, {U"GJ"}, {U"吉焦"});
    exact("eV", Energy, {U"eV"}, {U"电子伏特"});
    exact("keV", Energy, {U"keV"}, {});
    exact("MeV", Energy, {U"MeV"}, {});
    exact("GeV", Energy, {U"GeV"}, {});
    exact("TeV", Energy, {U"TeV"}, {});
    exact("byte", Data, {}, {U"字节", U"bytes", U"byte", U"バイト"});
    exact("kB", Data, {U"KB", U"kB"}, {U"千字节", U"kilobytes"});
    exact("kbit", Data, {U"kb", U"Kb"}, {U"千比特"});
    exact("MB", Data, {U"MB"}, {U"兆字节", U"megabytes", U"メガバイト"});
    exact("GB", Data, {U"GB"}, {U"gigabytes", U"ギガバイト", U"吉字节"});
    exact("TB", Data, {U"TB"}, {U"terabytes", U"太字节", U"テラバイト"});
    exact("PB", Data, {U"PB"}, {U"petabytes"});
    exact("EB", Data, {U"EB"}, {U"exabytes"});
    exact("KiB", Data, {U"KiB"}, {});
    exact("MiB", Data, {U"MiB"}, {});
    exact("GiB", Data, {U"GiB"}, {});
    exact("TiB", Data, {U"TiB"}, {});
    exact("bit", Data, {}, {U"比特", U"bits", U"bit", U"ビット"});
    exact("Mb", Data, {U"Mb"}, {U"兆比特"});
    exact("Gb", Data, {U"Gb"}, {});
    exact("Mbit/s", Data, {U"Mbps"}, {});
    exact("Gbit/s", Data, {U"Gbps"}, {});
    exact("Tbit/s", Data, {U"Tbps"}, {});
    exact("s", Duration, {U"s"}, {U"秒", U"秒钟", U"seconds", U"second", U"secs", U"sec"});
    exact("ms", Duration, {U"ms"}, {U"毫秒", U"milliseconds"});
    exact("us", Duration, {U"μs", U"us"}, {U"微秒"});
    exact("ns", Duration, {U"ns"}, {U"纳秒", U"nanoseconds"});
    exact("min", Duration, {U"min"}, {U"分钟", U"minutes", U"minute", U"mins"});
    exact("h", Duration, {U"h", U"hr", U"hrs"},
          {U"小时", U"个小时", U"钟头", U"个钟头", U"hours", U"hour", U"时间", U"hrs"});
    exact("d", Duration, {}, {U"天", U"days", U"day", U"日间"});
    exact("week", Duration, {}, {U"周", U"星期", U"个星期", U"礼拜", U"个礼拜", U"weeks", U"week", U"周间"});
    exact("month", Duration, {}, {U"个月", U"months", U"month", U"か月", U"ヶ月", U"カ月"});
    exact("quarter", Duration, {}, {U"个季度", U"quarters"});
    exact("year", Duration, {},
          {U"年", U"年间", U"载", U"years", U"year", U"yrs", U"yr", U"岁", U"周岁", U"years old", U"year old",
           U"year-old", U"才"});
    exact("m", Length, {U"m"}, {U"米", U"公尺", U"meters", U"metres", U"meter", U"metre", U"メートル"});
    exact("km", Length, {U"km"},
          {U"公里", U"千米", U"kilometers", U"kilometres", U"kilometer", U"kilometre", U"キロメートル", U"キロ"});
    exact(
        "cm", Length, {U"cm", U"CM"},
        {U"厘米", U"公分", U"centimeters", U"centimetres", U"centimeter", U"centimetre", U"センチ", U"センチメートル"});
    exact("mm", Length, {U"mm"}, {U"毫米", U"ミリメートル", U"ミリ", U"millimeters", U"millimetres"});
    exact("m2", Area, {U"m2", U"m²", U"㎡", U"sqm"},
          {U"平方米", U"平米", U"square meters", U"square metres", U"平方メートル"});
    exact("km2", Area, {U"km2", U"km²"},
          {U"平方公里", U"square kilometers", U"square kilometres", U"平方キロメートル"});
    exact("ha", Area, {}, {U"公顷", U"hectares", U"ヘクタール"});
    exact("mu", Area, {}, {U"亩"});
    exact("ft2", Area, {}, {U"平方英尺", U"square feet", U"sq ft"});
    exact("L", Volume, {U"L", U"l"}, {U"升", U"公升", U"liters", U"litres", U"liter", U"litre", U"リットル"});
    exact("mL", Volume, {U"mL", U"ml"}, {U"毫升", U"milliliters", U"millilitres", U"ミリリットル"});
    exact("m3", Volume, {U"m3", U"m³"}, {U"立方米", U"cubic meters", U"cubic metres", U"立方メートル"});
    exact("gal", Volume, {}, {U"加仑", U"gallons", U"gallon", U"ガロン"});
    exact("bbl", Volume, {}, {U"桶", U"barrels", U"barrel", U"バレル"});
    exact("tbsp", Volume, {}, {U"tablespoons", U"tablespoon"});
    exact("cup", Volume, {}, {U"cups", U"cup"});
    exact("um", Length, {U"μm", U"um"}, {U"微米", U"microns", U"micron"});
    exact("nm", Length, {U"nm"}, {U"纳米", U"nanometers", U"nanometer"});
    exact("pm", Length, {U"pm"}, {});
    exact("mi", Length, {}, {U"英里", U"miles", U"mile", U"マイル"});
    exact("ft", Length, {U"ft"}, {U"英尺", U"feet", U"foot", U"フィート"});
    exact("in", Length, {}, {U"英寸", U"inches", U"inch", U"インチ"});
    exact("g", Mass, {U"g"}, {U"克", U"grams", U"gram", U"グラム"});
    exact("kg", Mass, {U"kg", U"KG"}, {U"公斤", U"千克", U"kilograms", U"kilogram", U"キログラム"});
    exact("mg", Mass, {U"mg"}, {U"毫克"});
    exact("t", Mass, {U"t"}, {U"吨", U"公吨", U"tonnes", U"tons", U"tonne", U"ton", U"トン"});
    exact("lb", Mass, {U"lb", U"lbs"}, {U"磅", U"pounds", U"pound"});
    exact("jin", Mass, {}, {U"斤"});
    exact("liang", Mass, {}, {U"两"});
    exact("oz", Mass, {U"oz"}, {U"盎司", U"ounces", U"ounce", U"オンス"});
    exact("°C", Temperature, {U"°C", U"℃"},
          {U"摄氏度", U"度", U"degrees celsius", U"degree celsius", U"度C", U"° celsius", U"°celsius",
           U"degrees centigrade", U"degrees C", U"deg C"});
    exact("°F", Temperature, {U"°F", U"℉"},
          {U"华氏度", U"degrees fahrenheit", U"degree fahrenheit", U"° fahrenheit", U"degrees F", U"deg F"});
    exact("K", Temperature, {}, {U"kelvin", U"kelvins", U"开尔文"});
    exact("deg", Angle, {}, {U"°", U"degrees", U"degree"});
    exact("rad", Angle, {}, {U"rad", U"弧度", U"radians", U"radian"});
    exact("Hz", Frequency, {U"Hz"}, {U"赫兹"});
    exact("kHz", Frequency, {U"kHz", U"KHz"}, {U"千赫", U"千赫兹", U"kilohertz"});
    exact("MHz", Frequency, {U"MHz"}, {U"兆赫", U"兆赫兹", U"megahertz"});
    exact("GHz", Frequency, {U"GHz"}, {U"吉赫", U"吉赫兹", U"gigahertz"});
    exact("THz", Frequency, {U"THz"}, {U"太赫兹", U"terahertz"});
}

void addOthers(std::vector<Entry>& to)
{
    using enum Dimension;
    add(to, {"%", Percent},
        {U"%", U"percent", U"percents", U"percentage", U"per cent", U"pct", U"パーセント", U"プロセント", U"퍼센트"});
    add(to, {"%", Percent, 0.1}, {U"‰"});
    add(to, {"%", Percent, 10}, {U"割", U"成", U"折"});
    add(to, {"pp", PercentagePoints},
        {U"个百分点", U"百分点", U"percentage points", U"percentage point", U"pp", U"ppts", U"pct pts", U"ポイント"});
    add(to, {"pp", PercentagePoints, 0.01}, {U"bps", U"个基点", U"基点", U"basis points"});
    add(to, {"x", Multiple}, {U"倍", U"배", U"×", U"x", U"times", U"-fold", U"fold", U"倍速"});
    add(to, {"token", Count}, {U"token", U"tokens", U"个token", U"个tokens", U"词元", U"个词元", U"トークン"});
    add(to, {"parameter", Count}, {U"参数", U"个参数", U"parameters", U"params", U"パラメータ"});
    add(to, {"person", Count},
        {U"人", U"名", U"people", U"persons", U"person", U"users", U"用户", U"人次", U"人民", U"员工", U"employees",
         U"个人", U"명"});
    static constexpr std::u32string_view kMeasures =
        U"个家台次件款项座辆架艘套篇条张本份户页片颗块间只头株所支部门期场种类步层集枚匹冊羽杯回轮双对位つ";
    static constexpr std::string_view kMeasuresUtf8 =
        "个家台次件款项座辆架艘套篇条张本份户页片颗块间只头株所支部门期场种类步层集枚匹冊羽杯回轮双对位つ";
    for (std::size_t i = 0; i < kMeasures.size(); ++i) {
        if (kMeasures[i] != U'块')
            to.push_back({std::u32string(1, kMeasures[i]), {kMeasuresUtf8.substr(i * 3, 3), Count}, Case::Exact});
    }
    add(to, {"张", Count}, {U"张卡", U"张GPU"});
    add(to, {"卡", Count}, {U"卡"});
    add(to, {"unit", Count}, {U"units", U"unit"});
    add(to, {"H100e", Count}, {U"H100e"});
    add(to, {"wafer", Count}, {U"wafers", U"片晶圆"});
    add(to, {"FLOP", Count}, {U"FLOPs", U"FLOP"});
}

const Lexicon<Unit>& units()
{
    static const Lexicon<Unit> table = [] {
        std::vector<Entry> entries;
        addOthers(entries);
        addCurrencies(entries);
        addSi(entries);
        return Lexicon<Unit>(std::move(entries));
    }();
    return table;
}

struct NotUnit {
};

/// Where a measure word is the beginning of another word.
bool opensOtherWord(const Chars& text, std::size_t at)
{
    static const Lexicon<NotUnit> words{
        {U"度角", {}}, {U"度数", {}},   {U"度过", {}}, {U"对多", {}}, {U"对一", {}},   {U"对冲", {}},   {U"对待", {}},
        {U"对接", {}}, {U"对标", {}},   {U"对抗", {}}, {U"对付", {}}, {U"对内", {}},   {U"对外", {}},   {U"对照", {}},
        {U"对比", {}}, {U"对于", {}},   {U"对手", {}}, {U"对应", {}}, {U"双重", {}},   {U"双边", {}},   {U"双向", {}},
        {U"双方", {}}, {U"半导体", {}}, {U"角洲", {}}, {U"角形", {}}, {U"角大楼", {}}, {U"天空", {}},   {U"天津", {}},
        {U"月份", {}}, {U"年报", {}},   {U"打开", {}}, {U"块头", {}}, {U"桶装", {}},   {U"斤斤", {}},   {U"米饭", {}},
        {U"克服", {}}, {U"升高", {}},   {U"升到", {}}, {U"升至", {}}, {U"升级", {}},   {U"岁月", {}},   {U"杯子", {}},
        {U"回来", {}}, {U"回到", {}},   {U"回家", {}}, {U"轮胎", {}}, {U"轮到", {}},   {U"轮流", {}},   {U"级别", {}},
        {U"成绩", {}}, {U"成人", {}},   {U"度假", {}}, {U"折线", {}}, {U"折中", {}},   {U"折现", {}},   {U"折磨", {}},
        {U"折返", {}}, {U"折断", {}},   {U"折射", {}}, {U"折旧", {}}, {U"折算", {}},   {U"折腾", {}},   {U"折叠", {}},
        {U"家庭", {}}, {U"本身", {}},   {U"次要", {}}, {U"部分", {}}, {U"门槛", {}},   {U"成为", {}},   {U"成立", {}},
        {U"成功", {}}, {U"成本", {}},   {U"人工", {}}, {U"人类", {}}, {U"人形", {}},   {U"类似", {}},   {U"件事", {}},
        {U"名义", {}}, {U"条件", {}},   {U"成员", {}}, {U"成长", {}}, {U"成熟", {}},   {U"天才", {}},   {U"天然", {}},
        {U"周年", {}}, {U"年代", {}},   {U"年级", {}}, {U"人均", {}}, {U"成不变", {}}, {U"年化", {}},   {U"年轻", {}},
        {U"周期", {}}, {U"元素", {}},   {U"元旦", {}}, {U"元件", {}}, {U"块链", {}},   {U"期间", {}},   {U"期权", {}},
        {U"场景", {}}, {U"层面", {}},   {U"层级", {}}, {U"种族", {}}, {U"克隆", {}},   {U"角色", {}},   {U"角度", {}},
        {U"张量", {}}, {U"片段", {}},   {U"支持", {}}, {U"位置", {}}, {U"步骤", {}},   {U"比特币", {}}, {U"毛利", {}},
        {U"毛坯", {}}, {U"毛病", {}},   {U"毛孩", {}}, {U"毛衣", {}}, {U"毛绒", {}},   {U"毛笔", {}},   {U"字节跳", {}},
    };
    return static_cast<bool>(words.at(text, at));
}

const Lexicon<std::string_view>& perNames()
{
    static const Lexicon<std::string_view> names{
        {U"年", "year"},
        {U"year", "year"},
        {U"yr", "year"},
        {U"annum", "year"},
        {U"月", "month"},
        {U"month", "month"},
        {U"mo", "month"},
        {U"周", "week"},
        {U"week", "week"},
        {U"天", "day"},
        {U"日", "day"},
        {U"day", "day"},
        {U"小时", "hour"},
        {U"时", "hour"},
        {U"hour", "hour"},
        {U"hr", "hour"},
        {U"h", "hour"},
        {U"秒", "second"},
        {U"s", "second"},
        {U"sec", "second"},
        {U"second", "second"},
        {U"分钟", "minute"},
        {U"minute", "minute"},
        {U"min", "minute"},
        {U"人", "person"},
        {U"person", "person"},
        {U"user", "user"},
        {U"用户", "user"},
        {U"seat", "seat"},
        {U"席位", "seat"},
        {U"季度", "quarter"},
        {U"季", "quarter"},
        {U"quarter", "quarter"},
        {U"次", "次"},
        {U"个", "个"},
        {U"件", "件"},
        {U"台", "台"},
        {U"GW", "GW"},
        {U"吉瓦", "GW"},
        {U"MW", "MW"},
        {U"兆瓦", "MW"},
        {U"kW", "kW"},
        {U"千瓦", "kW"},
        {U"kWh", "kWh"},
        {U"度", "kWh"},
        {U"MWh", "MWh"},
        {U"GB", "GB"},
        {U"TB", "TB"},
        {U"million tokens", "M tokens"},
        {U"million token", "M tokens"},
        {U"M token", "M tokens"},
        {U"M tokens", "M tokens"},
        {U"1M tokens", "M tokens"},
        {U"百万token", "M tokens"},
        {U"百万 token", "M tokens"},
        {U"百万tokens", "M tokens"},
        {U"百万 tokens", "M tokens"},
        {U"GPU", "GPU"},
        {U"token", "token"},
        {U"share", "share"},
        {U"股", "share"},
        {U"kg", "kg"},
        {U"公斤", "kg"},
        {U"吨", "t"},
        {U"t", "t"},
        {U"wafer", "wafer"},
    };
    return names;
}

/// What may stand right before digits.
constexpr std::pair<std::u32string_view, std::string_view> kCodes[] = {
    {U"RMB", "CNY"}, {U"USD", "USD"}, {U"CNY", "CNY"}, {U"EUR", "EUR"}, {U"KRW", "KRW"},
    {U"JPY", "JPY"}, {U"GBP", "GBP"}, {U"HKD", "HKD"}, {U"TWD", "TWD"}, {U"AUD", "AUD"}};

const Lexicon<std::string_view>& currencySigns()
{
    static const Lexicon<std::string_view> signs{
        {U"$", "USD"},      {U"US$", "USD"},  {U"USD", "USD"},    {U"U.S.$", "USD"}, {U"\\$", "USD"},  {U"HK$", "HKD"},
        {U"HKD", "HKD"},    {U"NT$", "TWD"},  {U"TWD", "TWD"},    {U"A$", "AUD"},    {U"AUD", "AUD"},  {U"C$", "CAD"},
        {U"CAD", "CAD"},    {U"S$", "SGD"},   {U"SGD", "SGD"},    {U"R$", "BRL"},    {U"BRL", "BRL"},  {U"¥", "CNY"},
        {U"RMB", "CNY"},    {U"CNY", "CNY"},  {U"人民币", "CNY"}, {U"€", "EUR"},     {U"EUR", "EUR"},  {U"£", "GBP"},
        {U"GBP", "GBP"},    {U"₩", "KRW"},    {U"KRW", "KRW"},    {U"JPY", "JPY"},   {U"₹", "INR"},    {U"INR", "INR"},
        {U"₽", "RUB"},    {U"฿", "THB"},    {U"₫", "VND"},      {U"CHF", "CHF"},   {U"港币", "HKD"}, {U"美元", "USD"},
        {U"新台币", "TWD"}, {U"日元", "JPY"}, {U"韩元", "KRW"},   {U"港元", "HKD"},  {U"欧元", "EUR"}, {U"₪", "ILS"},
    };
    return signs;
}

} // namespace

namespace
{

/// 10个GW, 3 个 兆瓦: the measure word stands before a unit. Not before what may as well be the beginning of a noun
/// (3个米其林餐厅, 2个美元基金), nor before a size (两个GW级项目).
std::optional<UnitMatch> unitBehindMeasure(const Chars& text, std::size_t at)
{
    if (text[at] != U'个')
        return std::nullopt;
    const std::size_t begin = text.skipBlanks(at + 1);
    const auto match = units().at(text, begin);
    if (!match || opensOtherWord(text, begin))
        return std::nullopt;
    const std::size_t next = text.skipBlanks(match.end);
    if (text[next] == U'级' || text[next] == U'-' || text.startsWith(next, U"量级"))
        return std::nullopt;
    const Dimension dimension = match.value->dimension;
    const bool latin = isLetter(text[begin]) && match.end > begin + 1 && dimension != Dimension::Multiple &&
                       dimension != Dimension::Currency;
    const bool measured =
        text[begin] >= 0x2E80 && match.end > begin + 1 &&
        (dimension == Dimension::Power || dimension == Dimension::Energy || dimension == Dimension::Data);
    const bool sign = text[begin] == U'%' || text[begin] == U'°';
    if (!latin && !measured && !sign)
        return std::nullopt;
    return UnitMatch{*match.value, match.end};
}

} // namespace

std::optional<UnitMatch> unitAt(const Chars& text, std::size_t at)
{
    if (const auto behind = unitBehindMeasure(text, at))
        return behind;
    const auto match = units().at(text, at);
    if (!match || opensOtherWord(text, at))
        return std::nullopt;
    UnitMatch out{*match.value, match.end};
    static constexpr std::u32string_view kAfterPerson = U"工类形脸民物体才"; // 3个人工智能项目
    if (text.startsWith(at, U"个人") && at + 2 < text.size() &&
        kAfterPerson.find(text[at + 2]) != std::u32string_view::npos)
        out = {{"个", Dimension::Count}, at + 1};
    if (out.unit.dimension == Dimension::Currency && text.hasKana() && text[at] == U'¥')
        out.unit.symbol = "JPY";
    return out;
}

std::optional<UnitMatch> currencyBefore(const Chars& text, std::size_t at)
{
    const auto match = currencySigns().at(text, at);
    // "RMB10": a code may stand right before the digits, which the lexicon takes for a longer word
    if (!match) {
        const std::size_t code = text[at] == U'M' && isBlank(text[at + 4]) ? at + 1 : at; // MUSD 60
        if ((code == at && !isDigit(text[at + 3])) || !isLetter(text[at]))
            return std::nullopt;
        for (const auto& [name, symbol] : kCodes) {
            if (text.startsWith(code, name))
                return UnitMatch{{symbol, Dimension::Currency, code == at ? 1 : 1e6}, code + 3};
        }
        return std::nullopt;
    }
    UnitMatch out{{*match.value, Dimension::Currency, 1}, match.end};
    if (text[at] == U'¥' && text.hasKana())
        out.unit.symbol = "JPY";
    return out;
}

PerMatch perBefore(const Chars& text, std::size_t at)
{
    PerMatch out{{}, at};
    if (text[at] != U'每')
        return out;
    std::size_t name = text.skipBlanks(at + 1);
    if (text[name] == U'个' &&
        (text[name + 1] == U'月' || isLetter(text[name + 1]) || text.startsWith(name + 1, U"季度")))
        ++name;
    const auto match = perNames().at(text, name);
    // 每10人: what is counted here is not one
    if (match)
        out = {std::string(*match.value), match.end};
    return out;
}

namespace
{

/// 元/Wh, 万片/月: amounts are given per something one can have one of.
bool countsPer(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Number:
    case Dimension::Currency:
    case Dimension::Percent:
    case Dimension::PercentagePoints:
    case Dimension::Multiple:
    case Dimension::Temperature:
        return false;
    default:
        return true;
    }
}

} // namespace

namespace
{

/// Where a name ends that nobody knows as a unit, right behind a slash: mK of W/mK, PR of $20/PR, (m·K).
std::size_t unknownPerEnd(const Chars& text, std::size_t at)
{
    constexpr std::size_t kLongest = 12;
    std::size_t end = at;
    if (text[at] == U'(') {
        while (end - at < kLongest && text[end] != U')' && text[end] != U'\0')
            ++end;
        return text[end] == U')' && isLetter(text[at + 1]) ? end + 1 : at;
    }
    while (isLetter(text[end]) || text[end] == U'·')
        ++end;
    return end - at <= kLongest && !isWord(text[end]) ? end : at;
}

std::string asciiOf(std::u32string_view name)
{
    std::string out;
    for (const char32_t c : name)
        out += c < 0x80 ? std::string(1, static_cast<char>(c)) : "·";
    return out;
}

} // namespace

PerMatch perAt(const Chars& text, std::size_t at)
{
    PerMatch out{{}, at};
    for (int i = 0; i < 3; ++i) {
        std::size_t name = text.skipBlanks(out.end);
        static const Lexicon<NotUnit> words{{U"per", {}}, {U"a", {}}, {U"an", {}}};
        if (text[name] == U'/')
            name = text.skipBlanks(name + 1);
        else if (text[name] == U'每')
            name += 1;
        else if (const auto word = words.at(text, name))
            name = text.skipBlanks(word.end);
        else
            break;
        const bool measure =
            text[name] == U'个' && text[name - 1] == U'每' && // 每个月, 每个GW; 每个人 is everybody
            (text[name + 1] == U'月' || isLetter(text[name + 1]) || text.startsWith(name + 1, U"季度"));
        const auto known = perNames().at(text, measure ? name + 1 : name);
        const auto unit = known ? std::nullopt : unitAt(text, name);
        if (!known && !(unit && countsPer(unit->unit.dimension))) {
            const std::size_t end = text[name] < 0x80 && text[name - 1] == U'/' ? unknownPerEnd(text, name) : name;
            if (end == name)
                break;
            out.per += (out.per.empty() ? "" : "/") + asciiOf(text.slice(name, end));
            out.end = end;
            continue;
        }
        out.per += (out.per.empty() ? "" : "/") + std::string(known ? *known.value : unit->unit.symbol);
        out.end = known ? known.end : unit->end;
    }
    return out;
}

void addOpenersOfCurrencies(OpeningWords& to)
{
    to.add(currencySigns());
    for (const auto& [name, symbol] : kCodes) {
        to.addJoined(name, U"0123456789");
        to.addWord(std::u32string(U"M").append(name));
    }
}

} // namespace zhilan::quantity
