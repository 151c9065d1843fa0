<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Charts</name>
    <message>
        <source>US dollars</source>
        <translation>美元</translation>
    </message>
    <message>
        <source>yuan</source>
        <translation>人民币</translation>
    </message>
    <message>
        <source>euros</source>
        <translation>欧元</translation>
    </message>
    <message>
        <source>yen</source>
        <translation>日元</translation>
    </message>
    <message>
        <source>pounds sterling</source>
        <translation>英镑</translation>
    </message>
    <message>
        <source>Hong Kong dollars</source>
        <translation>港元</translation>
    </message>
    <message>
        <source>New Taiwan dollars</source>
        <translation>新台币</translation>
    </message>
    <message>
        <source>won</source>
        <translation>韩元</translation>
    </message>
    <message>
        <source>rupees</source>
        <translation>卢比</translation>
    </message>
    <message>
        <source>Canadian dollars</source>
        <translation>加元</translation>
    </message>
    <message>
        <source>Australian dollars</source>
        <translation>澳元</translation>
    </message>
    <message>
        <source>Swiss francs</source>
        <translation>瑞士法郎</translation>
    </message>
    <message>
        <source>times</source>
        <translation>倍</translation>
    </message>
    <message numerus="yes">
        <source>and %n more in the table</source>
        <translation>
            <numerusform>表中另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 个月</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>×%1 a year, doubling every %2</source>
        <translation>每年 ×%1，每 %2翻一番</translation>
    </message>
    <message>
        <source>halving every %1</source>
        <translation>每 %1减半</translation>
    </message>
    <message>
        <source>+%1% a year</source>
        <translation>每年 +%1%</translation>
    </message>
    <message>
        <source>−%1% a year</source>
        <translation>每年 −%1%</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>about</source>
        <translation>约</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>years</source>
        <translation>年</translation>
    </message>
    <message>
        <source>quarters</source>
        <translation>个季度</translation>
    </message>
    <message>
        <source>months</source>
        <translation>个月</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>周</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>percentage points</source>
        <translation>个百分点</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>个参数</translation>
    </message>
    <message>
        <source>wafers</source>
        <translation>片晶圆</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>second</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>share</source>
        <translation>股</translation>
    </message>
    <message>
        <source>wafer</source>
        <translation>片晶圆</translation>
    </message>
    <message>
        <source>million tokens</source>
        <translation>百万 token</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>no number in it</source>
        <translation>没有数字</translation>
    </message>
    <message>
        <source>a sentence, not a value</source>
        <translation>是句子，不是数值</translation>
    </message>
    <message>
        <source>more than one number in it</source>
        <translation>有不止一个数字</translation>
    </message>
    <message>
        <source>a date beside the number</source>
        <translation>数字旁有日期</translation>
    </message>
    <message>
        <source>a date, not a value</source>
        <translation>是日期，不是数值</translation>
    </message>
    <message>
        <source>words around the number</source>
        <translation>数字前后另有文字</translation>
    </message>
    <message>
        <source>only a remark in parentheses</source>
        <translation>只有括号里的说明</translation>
    </message>
    <message>
        <source>an increment, not a level</source>
        <translation>是增量，不是总量</translation>
    </message>
    <message>
        <source>nothing above to repeat</source>
        <translation>上方没有可重复的内容</translation>
    </message>
    <message>
        <source>a number without the column&apos;s unit</source>
        <translation>缺少本列的单位</translation>
    </message>
    <message>
        <source>another unit than the column: %1</source>
        <translation>单位与本列不同：%1</translation>
    </message>
    <message>
        <source>larger than a number can be</source>
        <translation>超出数值范围</translation>
    </message>
    <message>
        <source>the time of the row was not understood</source>
        <translation>未能读懂这一行的时间</translation>
    </message>
    <message>
        <source>another value for the same time</source>
        <translation>同一时间已有另一数值</translation>
    </message>
    <message>
        <source>a total, kept apart</source>
        <translation>是合计，不计入</translation>
    </message>
    <message>
        <source>covers other points, kept apart</source>
        <translation>与其他数据点重叠，不计入</translation>
    </message>
    <message>
        <source>past the rows that are read</source>
        <translation>超出读取的行数</translation>
    </message>
    <message>
        <source>too few others of its kind</source>
        <translation>同类数值太少</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷方式</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>zhilan::charts::ChartCard</name>
    <message>
        <source>No number here can be drawn</source>
        <translation>这里没有可以画出的数字</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Logarithmic: equal factors are equally far apart</source>
        <translation>对数：相同的倍数占相同的距离</translation>
    </message>
    <message>
        <source>A logarithmic axis needs numbers above zero</source>
        <translation>对数轴需要大于零的数字</translation>
    </message>
    <message>
        <source>Linear: equal differences are equally far apart</source>
        <translation>线性：相同的差值占相同的距离</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>The picture could not be written to %1</source>
        <translation>图片无法写入 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) not in the chart</source>
        <translation>
            <numerusform>%n 行未入图</numerusform>
        </translation>
    </message>
    <message>
        <source>What could not be read as a number, or not placed:</source>
        <translation>未能读作数值，或无处安放：</translation>
    </message>
    <message numerus="yes">
        <source>Copied as CSV: %n row(s)</source>
        <translation>
            <numerusform>已复制为 CSV：%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>已复制图片</translation>
    </message>
    <message>
        <source>Picture saved to %1</source>
        <translation>图片已存为 %1</translation>
    </message>
    <message>
        <source>cannot be drawn</source>
        <translation>无法画出</translation>
    </message>
</context>
<context>
    <name>zhilan::charts::ChartsPanel</name>
    <message>
        <source>No number series in this document.</source>
        <translation>这篇文档里没有数字序列。</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of numbers without a chart</source>
        <translation>
            <numerusform>%n 列数没有画成图</numerusform>
        </translation>
    </message>
    <message>
        <source>Numbers over time that make no series:</source>
        <translation>随时间变化、但连不成数列的数：</translation>
    </message>
    <message>
        <source>Show the charts before these</source>
        <translation>显示前面的图表</translation>
    </message>
</context>
<context>
    <name>zhilan::charts::UnreadButton</name>
    <message>
        <source>Line %1: %2 — %3</source>
        <translation>第 %1 行：%2（%3）</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::models::LibraryModel</name>
    <message>
        <source>Ignored: %1</source>
        <translation>已忽略：%1</translation>
    </message>
    <message>
        <source>It cannot be reached now; it is shown as it was last read.</source>
        <translation>现在无法访问；显示的是上次读到的内容。</translation>
    </message>
    <message>
        <source>cannot be reached now</source>
        <translation>现在无法访问</translation>
    </message>
</context>
<context>
    <name>zhilan::models::ResultsModel</name>
    <message>
        <source>Cannot be reached</source>
        <translation>无法访问</translation>
    </message>
</context>
<context>
    <name>zhilan::panels::Breadcrumb</name>
    <message>
        <source>Where you are</source>
        <translation>当前位置</translation>
    </message>
    <message>
        <source>Open the video here</source>
        <translation>从这里打开视频</translation>
    </message>
</context>
<context>
    <name>zhilan::panels::ChaptersCard</name>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message numerus="yes">
        <source>All %n chapter(s)</source>
        <translation>
            <numerusform>全部 %n 个章节</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::panels::FindBar</name>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>在本文中查找</translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation>上一处 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation>下一处 (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>zhilan::panels::Inspector</name>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>引语</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>What the document holds</source>
        <translation>文档内容</translation>
    </message>
    <message>
        <source>This document has no chapters.</source>
        <translation>这篇文档没有章节。</translation>
    </message>
    <message>
        <source>Filter quotes by words or speaker</source>
        <translation>按文字或说话人筛选引语</translation>
    </message>
    <message>
        <source>This document has no quotes.</source>
        <translation>这篇文档没有引语。</translation>
    </message>
    <message>
        <source>No quote has these words.</source>
        <translation>没有引语含有这些文字。</translation>
    </message>
    <message>
        <source>Filter terms</source>
        <translation>筛选术语</translation>
    </message>
    <message>
        <source>This document has no glossary.</source>
        <translation>这篇文档没有术语表。</translation>
    </message>
    <message>
        <source>No term has these words.</source>
        <translation>没有术语含有这些文字。</translation>
    </message>
</context>
<context>
    <name>zhilan::panels::MessageBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy this message</source>
        <translation>复制这条提示</translation>
    </message>
</context>
<context>
    <name>zhilan::panels::NavigationPanel</name>
    <message>
        <source>The first %1 of %2 documents are shown.</source>
        <translation>只显示 %2 篇文档中的前 %1 篇。</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>No folder is open. Open one with Markdown files, or drop it here.</source>
        <translation>还没有打开文件夹。请打开一个放着 Markdown 文件的文件夹，或把它拖到这里。</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Reading the library…</source>
        <translation>正在读取资料库…</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter the library</source>
        <translation>筛选资料库</translation>
    </message>
    <message>
        <source>Nothing in the library is called that. Ctrl+K searches the texts.</source>
        <translation>资料库里没有这个名称。按 Ctrl+K 搜索正文。</translation>
    </message>
    <message>
        <source>Looking through the headings…</source>
        <translation>正在查找各篇的小标题…</translation>
    </message>
    <message>
        <source>Nothing in the library is called that, as far as it is indexed yet.</source>
        <translation>到目前为止编入索引的内容里没有这个名称。</translation>
    </message>
</context>
<context>
    <name>zhilan::panels::Omnibox</name>
    <message>
        <source>Ctrl K</source>
        <comment>key shown in the search field</comment>
        <translation>Ctrl K</translation>
    </message>
    <message>
        <source>Search the library, or open a document by its title</source>
        <translation>搜索资料库，或输入标题打开文档</translation>
    </message>
</context>
<context>
    <name>zhilan::panels::ProblemsCard</name>
    <message numerus="yes">
        <source>%n file(s) or folder(s) could not be read</source>
        <translation>
            <numerusform>%n 个文件或文件夹无法读取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::panels::RowDelegate</name>
    <message>
        <source>from %1</source>
        <comment>a time in the video; what is meant starts then or later</comment>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>The text tells no time here. What is around or before it starts then.</source>
        <translation>这里文中没有写时间。这是它所在的部分或它前面的话开始的时间。</translation>
    </message>
</context>
<context>
    <name>zhilan::panels::SearchPage</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Narrow down</source>
        <translation>缩小范围</translation>
    </message>
</context>
<context>
    <name>zhilan::panels::StatusBar</name>
    <message numerus="yes">
        <source>%Ln section(s)</source>
        <translation>
            <numerusform>%Ln 节</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s)</source>
        <translation>
            <numerusform>约 %Ln 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>Reading the library…</source>
        <translation>正在读取资料库…</translation>
    </message>
    <message numerus="yes">
        <source>Library: %Ln document(s)</source>
        <translation>
            <numerusform>资料库：%Ln 篇</numerusform>
        </translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Reading the document…</source>
        <translation>正在读取文档…</translation>
    </message>
    <message>
        <source>Read the document in another encoding</source>
        <translation>换一种编码读取本文</translation>
    </message>
    <message>
        <source>Encoding: %1</source>
        <translation>编码：%1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>zhilan::reader::Callout</name>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>当心</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>危险</translation>
    </message>
    <message>
        <source>Bug</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引用</translation>
    </message>
</context>
<context>
    <name>zhilan::reader::PictureViewer</name>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>It cannot be shown.</source>
        <translation>无法显示。</translation>
    </message>
</context>
<context>
    <name>zhilan::reader::ReaderView</name>
    <message>
        <source>Open video</source>
        <translation>打开视频</translation>
    </message>
    <message>
        <source>MMMM d, yyyy</source>
        <extracomment>A date, as QLocale::toString() formats it</extracomment>
        <translation>yyyy 年 M 月 d 日</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>A month, as QLocale::toString() formats it</extracomment>
        <translation>yyyy 年 M 月</translation>
    </message>
    <message>
        <source>yyyy</source>
        <extracomment>A year, as QLocale::toString() formats it</extracomment>
        <translation>yyyy 年</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>This document is empty</source>
        <translation>这篇文档是空的</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>看图表</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Show the chart made from this table</source>
        <translation>查看由这张表画出的图表</translation>
    </message>
    <message>
        <source>Copy the table as comma-separated values</source>
        <translation>把表格复制为逗号分隔值</translation>
    </message>
    <message>
        <source>Look at the picture</source>
        <translation>查看图片</translation>
    </message>
    <message>
        <source>A picture on the web; it is not loaded</source>
        <translation>网络图片，不会载入</translation>
    </message>
    <message>
        <source>There is no such picture</source>
        <translation>没有这张图片</translation>
    </message>
    <message>
        <source>This picture is not in the library</source>
        <translation>这张图片不在资料库里</translation>
    </message>
    <message>
        <source>This picture is too large to be shown</source>
        <translation>这张图片太大，无法显示</translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation>这张图片无法读取</translation>
    </message>
    <message>
        <source>Go to the glossary</source>
        <translation>转到术语表</translation>
    </message>
    <message>
        <source>Go to the note</source>
        <translation>转到注释</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation>复制链接地址</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy as plain text</source>
        <translation>复制为纯文本</translation>
    </message>
    <message>
        <source>Copy quote with source</source>
        <translation>复制引文及出处</translation>
    </message>
    <message>
        <source>Search for “%1”</source>
        <translation>搜索“%1”</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Properties (%1)</source>
        <extracomment>Of a document, as its author wrote them above the text; in parentheses how many</extracomment>
        <translation>属性（%1）</translation>
    </message>
    <message>
        <source>More properties (%1)</source>
        <translation>更多属性（%1）</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Heading level %1</source>
        <translation>%1 级标题</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>从这里播放</translation>
    </message>
    <message>
        <source>Show the chart made from this table: %1</source>
        <translation>显示由此表生成的图表：%1</translation>
    </message>
    <message>
        <source>Copy link to this section</source>
        <translation>复制本节链接</translation>
    </message>
    <message>
        <source>Copy a link to this section</source>
        <translation>复制本节链接</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>a time in the video; what is meant starts then or later</comment>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>The text tells no time here. What is around or before it starts then.</source>
        <translation>这里文中没有写时间。这是它所在的部分或它前面的话开始的时间。</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::Actions</name>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Close all folders</source>
        <translation>关闭所有文件夹</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Search or go to…</source>
        <translation>搜索或前往…</translation>
    </message>
    <message>
        <source>Find in this document…</source>
        <translation>在本文中查找…</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>打开视频</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>侧栏</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>引语</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation>转到资料库</translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation>转到正文</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>正常文字大小</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language of the desktop</source>
        <translation>跟随系统语言</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>About Zhilan</source>
        <translation>关于知览</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>窗口的上一部分</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>另存为 HTML…</translation>
    </message>
    <message>
        <source>Caret in the text</source>
        <translation>在正文中显示光标</translation>
    </message>
    <message>
        <source>Longer lines</source>
        <translation>加宽正文</translation>
    </message>
    <message>
        <source>Shorter lines</source>
        <translation>收窄正文</translation>
    </message>
    <message>
        <source>Open the sample library</source>
        <translation>打开示例资料库</translation>
    </message>
    <message>
        <source>Menu of what has the focus</source>
        <translation>焦点处的菜单</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::Dialogs</name>
    <message>
        <source>Open file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Markdown files</source>
        <translation>Markdown 文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Zhilan %1 opens folders of Markdown write-ups of long videos, in place and offline.</source>
        <translation>知览 %1 用来浏览长视频的 Markdown 笔记文件夹：就地打开，无需联网。</translation>
    </message>
    <message>
        <source>About Zhilan</source>
        <translation>关于知览</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty: the file LICENSE that comes with it has the terms.</source>
        <translation>自由软件，按 GNU 通用公共许可证第 3 版或更新版本发布，不作任何担保；条款见随附的 LICENSE 文件。</translation>
    </message>
    <message>
        <source>It is made with Qt %1 and Qt Charts, cmark-gfm, ICU and SQLite.</source>
        <translation>使用 Qt %1、Qt Charts、cmark-gfm、ICU 和 SQLite。</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::DropTarget</name>
    <message>
        <source>Drop to open here</source>
        <translation>松开即可在此打开</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::EncodingController</name>
    <message>
        <source>Unicode</source>
        <translation>Unicode</translation>
    </message>
    <message>
        <source>Unicode, 16 bits, little-endian</source>
        <translation>Unicode，16 位，小端</translation>
    </message>
    <message>
        <source>Unicode, 16 bits, big-endian</source>
        <translation>Unicode，16 位，大端</translation>
    </message>
    <message>
        <source>Chinese, simplified</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>Chinese, traditional</source>
        <translation>繁体中文</translation>
    </message>
    <message>
        <source>Chinese, traditional, Hong Kong</source>
        <translation>繁体中文，香港</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日文</translation>
    </message>
    <message>
        <source>Japanese, Unix</source>
        <translation>日文，Unix</translation>
    </message>
    <message>
        <source>Japanese, mail</source>
        <translation>日文，邮件</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩文</translation>
    </message>
    <message>
        <source>Western European</source>
        <translation>西欧</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>中欧</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>西里尔</translation>
    </message>
    <message>
        <source>Cyrillic, Unix</source>
        <translation>西里尔，Unix</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>希腊文</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其文</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>希伯来文</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯文</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>泰文</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::HitOpener</name>
    <message numerus="yes">
        <source>%1 of %n place(s)</source>
        <translation>
            <numerusform>第 %1 处，共 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>F3 shows it again</source>
        <translation>F3 再看一次</translation>
    </message>
    <message>
        <source>F3 next</source>
        <translation>F3 下一处</translation>
    </message>
    <message>
        <source>Shift+F3 previous</source>
        <translation>Shift+F3 上一处</translation>
    </message>
    <message>
        <source>Esc hides the marks</source>
        <translation>Esc 清除标记</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::IndexController</name>
    <message>
        <source>Indexing was stopped</source>
        <translation>索引已停止</translation>
    </message>
    <message>
        <source>Another process is indexing “%1”</source>
        <translation>另一个程序正在为“%1”建索引</translation>
    </message>
    <message>
        <source>Looking for changes in the library</source>
        <translation>正在查看资料库有无变化</translation>
    </message>
    <message>
        <source>Tidying the index</source>
        <translation>正在整理索引</translation>
    </message>
    <message>
        <source>Indexing: %1 of %2 documents, %3</source>
        <translation>正在建索引：第 %1 篇，共 %2 篇，%3</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between parts of a sentence</comment>
        <translation> · </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>还需 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>还需 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Only the open document is searched: there is no folder for an index. Set HOME or ZHILAN_CACHE_DIR.</source>
        <translation>只搜索当前文档：没有存放索引的文件夹。请设置 HOME 或 ZHILAN_CACHE_DIR。</translation>
    </message>
    <message>
        <source>Indexing was stopped: only what was indexed until then is found. “Go on” at the foot of the window continues it.</source>
        <translation>索引已停止，只能找到停止之前已索引的内容。点窗口底部的“继续”接着建。</translation>
    </message>
    <message>
        <source>Another process is indexing the library; what it has done so far is found.</source>
        <translation>另一个程序正在为资料库建索引；它已完成的部分可以找到。</translation>
    </message>
    <message>
        <source>The library is being indexed (%1 of %2 documents): more may be found in a moment.</source>
        <translation>正在为资料库建索引（第 %1 篇，共 %2 篇），稍后可能找到更多。</translation>
    </message>
    <message>
        <source>The library is being read.</source>
        <translation>正在读取资料库。</translation>
    </message>
    <message>
        <source>Indexing is paused</source>
        <translation>索引已暂停</translation>
    </message>
    <message>
        <source>Indexing is paused: %1 of %2 documents</source>
        <translation>索引已暂停：已完成 %1 篇，共 %2 篇</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Indexing is paused: only what was indexed until then is found. “Resume” at the foot of the window continues it.</source>
        <translation>索引已暂停：只能找到暂停之前已索引的内容。点窗口底部的“继续”接着建。</translation>
    </message>
    <message>
        <source>Looking for changes in the library: %1 files and folders seen</source>
        <translation>正在查看资料库有无变化：已看过 %1 个文件和文件夹</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::LibraryMenu</name>
    <message>
        <source>Remove from the library</source>
        <translation>从资料库移除</translation>
    </message>
    <message>
        <source>Ignore…</source>
        <translation>忽略…</translation>
    </message>
    <message>
        <source>Go to this section</source>
        <translation>转到这一节</translation>
    </message>
    <message>
        <source>Copy link to this section</source>
        <translation>复制本节链接</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Path copied</source>
        <translation>已复制路径</translation>
    </message>
    <message>
        <source>“%1” was added to the library</source>
        <translation>“%1”已加入资料库</translation>
    </message>
    <message>
        <source>“%1” is in the library already</source>
        <translation>“%1”已在资料库中</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) were added to the library</source>
        <translation>
            <numerusform>%n 个文件夹已加入资料库</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::shell::MainMenu</name>
    <message>
        <source>Recent files</source>
        <translation>最近打开的文件</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::MainWindow</name>
    <message>
        <source>Zhilan</source>
        <translation>知览</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::Messages</name>
    <message>
        <source>Settings and the place where you read are not kept: “%1” may not be written.</source>
        <translation>设置和阅读位置没有保存：“%1”不允许写入。</translation>
    </message>
    <message>
        <source>Change the permissions of the file and its folder, or name another folder in ZHILAN_CONFIG_DIR.</source>
        <translation>请修改该文件及其文件夹的权限，或用 ZHILAN_CONFIG_DIR 指定另一个文件夹。</translation>
    </message>
    <message>
        <source>Settings could not be read in full: “%1” is not written as an INI file is.</source>
        <translation>设置没有全部读出：“%1”不是正确的 INI 文件。</translation>
    </message>
    <message>
        <source>Correct the file, or delete it; it will be made anew.</source>
        <translation>请改正或删除这个文件；它会重新生成。</translation>
    </message>
    <message>
        <source>Settings and the place where you read are not kept: there is no space for “%1”.</source>
        <translation>设置和阅读位置没有保存：没有空间写入“%1”。</translation>
    </message>
    <message>
        <source>Free some space; what has changed is written with the next change.</source>
        <translation>请腾出一些空间；改动会在下一次改动时一起写入。</translation>
    </message>
    <message>
        <source>Settings and the place where you read are not kept: “%1” could not be written.</source>
        <translation>设置和阅读位置没有保存：无法写入“%1”。</translation>
    </message>
    <message>
        <source>Check that its folder is one and that the disk works, or name another folder in ZHILAN_CONFIG_DIR.</source>
        <translation>请检查它所在的文件夹和磁盘是否正常，或用 ZHILAN_CONFIG_DIR 指定另一个文件夹。</translation>
    </message>
    <message>
        <source>“%1” is a link that leads to nothing, or in a circle.</source>
        <translation>“%1”是一个链接，它指向的东西不存在，或者绕回了自己。</translation>
    </message>
    <message>
        <source>Correct the link, or delete it.</source>
        <translation>请改正或删除这个链接。</translation>
    </message>
    <message>
        <source>There is no file or folder “%1”.</source>
        <translation>找不到文件或文件夹“%1”。</translation>
    </message>
    <message>
        <source>It may have been moved, renamed or deleted. Open it from where it is now.</source>
        <translation>它可能已被移动、改名或删除。请从现在的位置打开。</translation>
    </message>
    <message>
        <source>“%1” may not be read.</source>
        <translation>没有读取“%1”的权限。</translation>
    </message>
    <message>
        <source>Ask its owner, or change its permissions.</source>
        <translation>请联系它的所有者，或修改它的权限。</translation>
    </message>
    <message>
        <source>“%1” is not a file.</source>
        <translation>“%1”不是文件。</translation>
    </message>
    <message>
        <source>Open a folder with “Open folder” instead.</source>
        <translation>文件夹请用“打开文件夹”打开。</translation>
    </message>
    <message>
        <source>“%1” is not a folder.</source>
        <translation>“%1”不是文件夹。</translation>
    </message>
    <message>
        <source>Open a file with “Open file” instead.</source>
        <translation>文件请用“打开文件”打开。</translation>
    </message>
    <message>
        <source>“%1” could not be read.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message>
        <source>The device or network drive may have failed. Check it and try again.</source>
        <translation>磁盘或网络盘可能出了故障。请检查后再试。</translation>
    </message>
    <message>
        <source>“%1” is too large to be a document.</source>
        <translation>“%1”太大，不能作为文档打开。</translation>
    </message>
    <message>
        <source>Split it into smaller files.</source>
        <translation>请把它拆成较小的文件。</translation>
    </message>
    <message>
        <source>There was not enough memory to read “%1”.</source>
        <translation>内存不足，无法读取“%1”。</translation>
    </message>
    <message>
        <source>Close other programs, or split it into smaller files.</source>
        <translation>请关闭其他程序，或将它拆分成较小的文件。</translation>
    </message>
    <message>
        <source>“%1” is not a text file.</source>
        <translation>“%1”不是文本文件。</translation>
    </message>
    <message>
        <source>“%1” is of no format that is known.</source>
        <translation>无法识别“%1”的格式。</translation>
    </message>
    <message>
        <source>Choose a subtitle file or a list of chapters, such as one ending in .srt or .vtt.</source>
        <translation>请选择字幕文件或章节列表，例如以 .srt 或 .vtt 结尾的文件。</translation>
    </message>
    <message>
        <source>“%1” is damaged or of another version.</source>
        <translation>“%1”已损坏或由其他版本写成。</translation>
    </message>
    <message>
        <source>Delete it; it will be made anew.</source>
        <translation>请删除它，程序会重新生成。</translation>
    </message>
    <message>
        <source>Another process is writing to “%1”.</source>
        <translation>另一个进程正在写入“%1”。</translation>
    </message>
    <message>
        <source>Wait until it has finished, or end it.</source>
        <translation>请等它完成，或将其结束。</translation>
    </message>
    <message>
        <source>“%1” could not be written: the disk is full.</source>
        <translation>无法写入“%1”：磁盘已满。</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>请腾出空间后重试。</translation>
    </message>
    <message>
        <source>“%1” could not be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>Check the disk and the permissions of the folder and try again.</source>
        <translation>请检查磁盘和文件夹的权限后重试。</translation>
    </message>
    <message>
        <source>“%1” was not opened.</source>
        <translation>“%1”没有打开。</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>请重新打开。</translation>
    </message>
    <message>
        <source>No heading of this document is called “%1”.</source>
        <translation>本文没有名为“%1”的标题。</translation>
    </message>
    <message>
        <source>The heading may have been renamed after the link was written.</source>
        <translation>写下链接之后，标题可能改了名。</translation>
    </message>
    <message>
        <source>The link “%1” leads to a file that is not Markdown.</source>
        <translation>链接“%1”指向的不是 Markdown 文件。</translation>
    </message>
    <message>
        <source>Open it with your file manager.</source>
        <translation>请用文件管理器打开它。</translation>
    </message>
    <message>
        <source>The link “%1” is of a kind that is not opened.</source>
        <translation>不打开“%1”这类链接。</translation>
    </message>
    <message>
        <source>Only web and mail addresses and Markdown files are followed.</source>
        <translation>只打开网址、邮件地址和 Markdown 文件。</translation>
    </message>
    <message>
        <source>The link “%1” is not an address.</source>
        <translation>链接“%1”不是有效的地址。</translation>
    </message>
    <message>
        <source>Correct it in the document.</source>
        <translation>请在文档中改正它。</translation>
    </message>
    <message>
        <source>No Markdown file was found in “%1”.</source>
        <translation>“%1”里没有 Markdown 文件。</translation>
    </message>
    <message>
        <source>Choose a folder that has files ending in .md, or has them in its folders.</source>
        <translation>请选择自身或子文件夹里有 .md 文件的文件夹。</translation>
    </message>
    <message>
        <source>This document does not say where its video is.</source>
        <translation>这篇文档没有写明视频地址。</translation>
    </message>
    <message>
        <source>A row with the video&apos;s address in the table at its top would tell.</source>
        <translation>在文首的信息表里加一行视频链接即可。</translation>
    </message>
    <message>
        <source>No program could be started for “%1”.</source>
        <translation>没有程序能打开“%1”。</translation>
    </message>
    <message>
        <source>Choose a browser in the desktop&apos;s settings, or copy the address.</source>
        <translation>请在系统设置里选择浏览器，或复制这个地址。</translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be read either.</source>
        <translation>
            <numerusform>另有 %n 个也未能读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” was read as %2, but holds bytes that are no text in it; %n place(s) show “�” instead.</source>
        <translation>
            <numerusform>“%1”按 %2 读取，但其中有些字节不成文字，有 %n 处以“�”代替。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was read as %2, but another encoding would fit nearly as well.</source>
        <translation>“%1”按 %2 读取，但另有编码几乎同样合适。</translation>
    </message>
    <message>
        <source>If it does not read right, choose another encoding at the foot of the window.</source>
        <translation>如果读起来不对，请在窗口底部选择其他编码。</translation>
    </message>
    <message>
        <source>Choose another encoding at the foot of the window, or save the file as UTF-8 where it comes from.</source>
        <translation>请在窗口底部选择其他编码，或用写出该文件的程序另存为 UTF-8。</translation>
    </message>
    <message>
        <source>No document is called “%1”.</source>
        <translation>没有名为“%1”的文档。</translation>
    </message>
    <message>
        <source>It may not have been written yet, or not be in the library.</source>
        <translation>它可能还没有写，或者不在资料库里。</translation>
    </message>
    <message>
        <source>Not all changes in the library are noticed at once: the system allows no more watches (fs.inotify.max_user_watches). It is looked through every minute and when the window is activated.</source>
        <translation>资料库里的变化不能全部即时察觉：系统允许的监视数已用完（fs.inotify.max_user_watches）。每分钟以及窗口激活时会重新查看。</translation>
    </message>
    <message>
        <source>Raise the limit, for example with “sysctl fs.inotify.max_user_watches=1000000”.</source>
        <translation>可以提高上限，例如运行“sysctl fs.inotify.max_user_watches=1000000”。</translation>
    </message>
    <message>
        <source>The link “%1” leads out of the library.</source>
        <translation>链接“%1”指向资料库之外。</translation>
    </message>
    <message>
        <source>Add the folder that the file is in to the library, or open the file from the menu.</source>
        <translation>把文件所在的文件夹加入资料库，或从菜单打开该文件。</translation>
    </message>
    <message>
        <source>“%1” could not be saved: its folder is not there.</source>
        <translation>“%1”未能保存：所在的文件夹不存在。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请换一个文件夹。</translation>
    </message>
    <message>
        <source>“%1” could not be saved: a folder has this name.</source>
        <translation>“%1”未能保存：已有同名的文件夹。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>“%1” could not be saved: you may not write there.</source>
        <translation>“%1”未能保存：没有写入权限。</translation>
    </message>
    <message>
        <source>“%1” is empty; what was in it is on another device.</source>
        <translation>“%1”是空的；其中的内容在另一个设备上。</translation>
    </message>
    <message>
        <source>Connect that device again. Until then its documents stay in the search.</source>
        <translation>请重新连接该设备。在此之前，其中的文档仍可搜索。</translation>
    </message>
    <message>
        <source>“%1” is no longer there; what is shown is as it was last read.</source>
        <translation>“%1”已不在原处；显示的是上次读到的内容。</translation>
    </message>
    <message>
        <source>No file manager could be started for “%1”.</source>
        <translation>无法为“%1”启动文件管理器。</translation>
    </message>
    <message>
        <source>Choose one in the desktop&apos;s settings, or copy the path.</source>
        <translation>请在桌面设置中选择一个文件管理器，或复制路径。</translation>
    </message>
    <message>
        <source>“%1” is called “%2” now</source>
        <translation>“%1”现在名为“%2”</translation>
    </message>
    <message>
        <source>“%1” is now “%2”</source>
        <translation>“%1”现在位于“%2”</translation>
    </message>
    <message>
        <source>The document could not be printed.</source>
        <translation>无法打印这篇文档。</translation>
    </message>
    <message>
        <source>See whether the printer is ready.</source>
        <translation>请检查打印机是否就绪。</translation>
    </message>
    <message>
        <source>Whatever its name ends in, it holds something else. Open a file with Markdown text in it.</source>
        <translation>无论扩展名是什么，它的内容都不是文本。请打开内容为 Markdown 文本的文件。</translation>
    </message>
    <message>
        <source>There is no folder in the library any more.</source>
        <translation>资料库里没有文件夹了。</translation>
    </message>
    <message>
        <source>“%1” was removed from the library.</source>
        <translation>“%1”已从资料库移除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Said in the video at %1: %2</source>
        <translation>视频 %1 处说到：%2</translation>
    </message>
    <message>
        <source>▶ %1</source>
        <translation>▶ %1</translation>
    </message>
    <message>
        <source>The folder “%1” of the library is no longer there.</source>
        <translation>资料库的文件夹“%1”已不在原处。</translation>
    </message>
    <message>
        <source>It may have been renamed, moved, deleted or unmounted. Bring it back, and all is as before; or remove it from the library by its menu in the tree. Until then its documents stay in the tree and in the search.</source>
        <translation>它可能已改名、移动、删除或卸载。把它放回原处，一切即恢复原样；也可以在目录树中用它的菜单将它移出资料库。在此之前，其中的文档仍留在目录树和搜索中。</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::PatternsDialog</name>
    <message>
        <source>Ignore in “%1”</source>
        <translation>在“%1”中忽略</translation>
    </message>
    <message>
        <source>Files and folders of these names are neither listed nor searched: one pattern a line, such as “drafts” or “raw*”; with a “/” in it, a path in this folder, such as “2024/raw”. No file is changed.</source>
        <translation>名称与下列模式相符的文件和文件夹不列出，也不搜索。每行一个模式，如“草稿”或“raw*”；含“/”的是此文件夹内的路径，如“2024/raw”。不会改动任何文件。</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>模式</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::PrintController</name>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>Laying out pages: %1 %</source>
        <translation>正在排版页面：%1%</translation>
    </message>
    <message numerus="yes">
        <source>Sent to the printer: %n page(s)</source>
        <translation>
            <numerusform>已送往打印机：%n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %1, %n page(s)</source>
        <translation>
            <numerusform>已保存：%1，共 %n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %1, without %n picture(s)</source>
        <translation>
            <numerusform>已保存：%1，有 %n 张图片未收入</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Save as HTML</source>
        <translation>另存为 HTML</translation>
    </message>
    <message>
        <source>HTML files</source>
        <translation>HTML 文件</translation>
    </message>
    <message>
        <source>Waits for the pages before it: %1</source>
        <translation>等前面的页面完成后开始：%1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>已停止：%1</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::ReaderCompanion</name>
    <message numerus="yes">
        <source>Copied as CSV: %n row(s)</source>
        <translation>
            <numerusform>已复制为 CSV：%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Text size: %1 %</source>
        <translation>文字大小：%1%</translation>
    </message>
    <message numerus="yes">
        <source>At most %n Han character(s) in a line</source>
        <translation>
            <numerusform>每行最多 %n 个汉字</numerusform>
        </translation>
    </message>
    <message>
        <source>Link to this section copied</source>
        <translation>已复制本节链接</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::SearchController</name>
    <message>
        <source>The index is damaged. It is being made anew.</source>
        <translation>索引已损坏，正在重建。</translation>
    </message>
    <message>
        <source>Further results could not be read. Ask again in a moment.</source>
        <translation>后面的结果无法读取，请稍后重新搜索。</translation>
    </message>
    <message>
        <source>“%1” was not found.</source>
        <translation>没有找到“%1”。</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>↑↓ choose</source>
        <translation>↑↓ 选择</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Enter 打开</translation>
    </message>
    <message>
        <source>Ctrl+Enter play the video there</source>
        <translation>Ctrl+Enter 跳到视频</translation>
    </message>
    <message>
        <source>Tab narrow down</source>
        <translation>Tab 筛选</translation>
    </message>
    <message>
        <source>Esc back to the text</source>
        <translation>Esc 返回正文</translation>
    </message>
    <message>
        <source>Tab ways to ask</source>
        <translation>Tab 可以怎样问</translation>
    </message>
    <message>
        <source>“%1” was not found so far.</source>
        <translation>暂未找到“%1”。</translation>
    </message>
</context>
<context>
    <name>zhilan::shell::SearchRows</name>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引语</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Search for this instead</source>
        <translation>改搜这个</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>文档标题</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>说话人</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message numerus="yes">
        <source>%1 section(s)</source>
        <translation>
            <numerusform>%1 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 document(s)</source>
        <translation>
            <numerusform>%1 篇</numerusform>
        </translation>
    </message>
    <message>
        <source>under 1 ms</source>
        <translation>不到 1 ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>words in quotation marks</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words of a query</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Nothing has it as a word of its own. Found inside other words:</source>
        <translation>没有单独成词的结果。以下是出现在其他词里的：</translation>
    </message>
    <message>
        <source>Nothing has all of it. Found without %1:</source>
        <translation>没有同时包含全部词的结果。以下不含%1：</translation>
    </message>
    <message>
        <source>Nothing has it word for word. Sections with most of its words:</source>
        <translation>没有逐字相同的结果。以下是包含其中多数词的段落：</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n word(s) were searched for.</source>
        <translation>
            <numerusform>只搜索了前 %n 个词。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the beginning of this long text was searched for.</source>
        <translation>文字太长，只搜索了开头的部分。</translation>
    </message>
    <message>
        <source>A parenthesis is not closed.</source>
        <translation>括号没有闭合。</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>引号没有闭合。</translation>
    </message>
    <message>
        <source>“%1” was not understood and is searched for as it stands.</source>
        <translation>“%1”无法理解，按原文搜索。</translation>
    </message>
    <message>
        <source>Nothing has the question word for word. Found for %1:</source>
        <translation>没有逐字相同的问句，以下是关于%1的内容：</translation>
    </message>
    <message>
        <source>Nothing has it in one piece. Found in parts, nearest first, with %1:</source>
        <translation>没有连在一起的，以下是分别含有%1的内容，相距近的在前：</translation>
    </message>
    <message>
        <source>Changed meanwhile: search again</source>
        <translation>内容有变化 · 重新搜索</translation>
    </message>
    <message>
        <source>“%1” has nothing to work on and is left out.</source>
        <translation>“%1”前后没有可用的词，已忽略。</translation>
    </message>
    <message>
        <source>“%1” names no date. Dates are written date:2025, date:2025-06, date:2025-06-30, date:2024..2025 or date:&gt;=2025.</source>
        <translation>“%1”不是日期。日期写作 日期:2025、日期:2025-06、日期:2025-06-30、日期:2024..2025 或 日期:&gt;=2025。</translation>
    </message>
    <message>
        <source>“%1” is not understood. What can be asked for is has:chart, has:video or has:quote.</source>
        <translation>无法理解“%1”。可以写 包含:图表、包含:视频 或 包含:引语。</translation>
    </message>
    <message>
        <source>“%1” has no unit and is searched for as it stands. Numbers below 10,000 are compared with their unit: &gt;100GW, &gt;100美元.</source>
        <translation>“%1”没有单位，将按原样搜索。小于 1 万的数要带单位才能比较，例如 &gt;100GW、&gt;100美元。</translation>
    </message>
    <message>
        <source>“%1” leaves out what follows. In quotation marks it is searched for as a word.</source>
        <translation>“%1”表示排除其后的词。要搜索这个词本身，请加引号。</translation>
    </message>
    <message>
        <source>About as much</source>
        <translation>差不多的数</translation>
    </message>
    <message>
        <source>Most of the words</source>
        <translation>含其中多数词</translation>
    </message>
    <message>
        <source>%1 more alike</source>
        <translation>另有 %1 处相近</translation>
    </message>
    <message>
        <source>a phrase</source>
        <comment>example of what is searched for</comment>
        <translation>短语</translation>
    </message>
    <message>
        <source>word</source>
        <comment>example of what is searched for</comment>
        <translation>词</translation>
    </message>
    <message>
        <source>speaker:</source>
        <comment>a field&apos;s name, as core/search reads it</comment>
        <translation>说话人:</translation>
    </message>
    <message>
        <source>date:</source>
        <comment>a field&apos;s name, as core/search reads it</comment>
        <translation>日期:</translation>
    </message>
    <message>
        <source>name</source>
        <comment>example of what is searched for: speaker:name</comment>
        <translation>姓名</translation>
    </message>
    <message>
        <source>&gt;10 billion</source>
        <comment>example of what is searched for: an amount, as core/search reads it</comment>
        <translation>&gt;100亿</translation>
    </message>
    <message>
        <source>word for word</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>without it</source>
        <translation>不含</translation>
    </message>
    <message>
        <source>either</source>
        <translation>任一</translation>
    </message>
    <message>
        <source>who says it</source>
        <translation>谁说的</translation>
    </message>
    <message>
        <source>of when</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>amounts</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>this</source>
        <comment>example of what is searched for: this OR that</comment>
        <translation>甲</translation>
    </message>
    <message>
        <source>that</source>
        <comment>example of what is searched for: this OR that</comment>
        <translation>乙</translation>
    </message>
</context>
</TS>
