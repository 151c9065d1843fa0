#include <qresource.h>
#include <QtGlobal>

static void initTranslations() // Q_INIT_RESOURCE names a function of the global namespace
{
    Q_INIT_RESOURCE(zhilan_i18n);
}

namespace zhilan
{

/// Static libraries drop objects that nobody names, the compiled translations among them: whoever reads them calls this
/// once.
void loadTranslations()
{
    initTranslations();
}

} // namespace zhilan
