package org.transithandshake.daily;

import java.util.List;
import java.util.function.Supplier;
import org.transithandshake.aws.AccountFacts;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Subject;
import org.transithandshake.checkup.Checkup;
import org.transithandshake.checkup.Facts;
import org.transithandshake.checkup.Line;
import org.transithandshake.checkup.Reading;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Once a day, in either account: what the account must bring along and no sweep looks at. It judges by the same checks
 * as {@code handshake doctor}, changes nothing, and tells each problem once with its cure. What it may not read it does
 * not know, and says nothing of.
 */
public final class CheckAccount extends Step<CheckAccount.Input, CheckAccount.Output> {
    private final AccountFacts account;
    private final Reports reports;
    private final Settings settings;

    public CheckAccount() {
        this(Aws.live(), Settings.live());
    }

    public CheckAccount(Aws aws, Settings settings) {
        super(Input.class);
        account = new AccountFacts(aws);
        reports = new Reports(aws, settings);
        this.settings = settings;
    }

    @Override
    protected Output run(Input input) {
        List<Line> problems = Checkup.daily(facts());
        problems.forEach(this::tell);
        return new Output(problems.stream().map(line -> line.what() + ": " + line.why()).toList());
    }

    private Facts facts() {
        String role = settings.isHub() ? "hub" : "spoke";
        Facts.Stack stack = new Facts.Stack(role, settings.version(), settings.environment());
        return new Facts(role, settings.account(), settings.region(), new Reading.Known<>(stack),
                inSpoke(account::gateways), inSpoke(account::invitations), inSpoke(account::trails),
                account.linkedRole(), organization(), account.tables(), account.routeQuota(),
                account.busPrincipals(), unread());
    }

    /** Where no organization is shared with, its sharing is no matter; and most accounts may not read it. */
    private Reading<Facts.Organization> organization() {
        boolean asked = settings.isHub() && settings.readsOrganization() && !settings.sharePrincipals().isEmpty();
        return asked ? account.organization() : unread();
    }

    private <T> Reading<T> inSpoke(Supplier<Reading<T>> read) {
        return settings.isHub() ? unread() : read.get();
    }

    private static <T> Reading<T> unread() {
        return new Reading.Unknown<>("not read once a day");
    }

    private void tell(Line line) {
        reports.tell(Subject.CHECKED_ACCOUNT.of(settings.account()), line.told() + """

                All of it: ./handshake doctor --role %s --region %s
                """.formatted(settings.isHub() ? "hub" : "spoke", settings.region()));
    }

    /** Nothing: it reads all it needs. */
    public record Input() {
    }

    /** @param problems a line each; nothing where nothing is amiss */
    public record Output(List<String> problems) {
    }
}
