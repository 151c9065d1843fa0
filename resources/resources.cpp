#include <qresource.h>
#include <QtGlobal>

static void initIcons() // Q_INIT_RESOURCE names a function of the global namespace
{
    Q_INIT_RESOURCE(zhilan_icons);
}

namespace zhilan
{

/// Static libraries drop objects that nobody names, the compiled files among them: whoever reads them calls this once.
void loadResources()
{
    initIcons();
}

} // namespace zhilan
