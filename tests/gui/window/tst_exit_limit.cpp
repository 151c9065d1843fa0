#include "app/shell/exit_limit.h"

#include <QtTest/QtTest>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>

using zhilan::shell::ExitLimit;

class ExitLimitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void heldUp();
    void endsByItself();

private:
    /// The exit code of a child process that does this and ends with 1; below 0 where it ended otherwise.
    template <typename Body>
    static int exitCodeOf(Body body)
    {
        const pid_t child = ::fork();
        if (child == 0) {
            body();
            ::_exit(1);
        }
        int status = 0;
        return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
};

void ExitLimitTest::heldUp()
{
    QCOMPARE(exitCodeOf([] {
                 ExitLimit limit;
                 limit.start(7, std::chrono::milliseconds(10));
                 while (true) {
                     ::pause();
                 }
             }),
             7);
}

void ExitLimitTest::endsByItself()
{
    QCOMPARE(exitCodeOf([] {
                 ExitLimit limit;
                 limit.start(7, std::chrono::hours(1));
             }),
             1);
    QCOMPARE(exitCodeOf([] { const ExitLimit limit; }), 1);
}

QTEST_GUILESS_MAIN(ExitLimitTest)
#include "tst_exit_limit.moc"
