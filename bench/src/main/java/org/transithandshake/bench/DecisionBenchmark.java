package org.transithandshake.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.rules.Fact;
import org.transithandshake.policy.rules.Facts;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.rules.Ruling;

/** One decision over a thousand rules of which the last one matches, and reading them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecisionBenchmark {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int RULES = 1000;

    private String text;
    private PolicyFile policy;
    private Facts facts;

    @Setup
    public void build() {
        StringBuilder rules = new StringBuilder("version: 1\nplace:\n");
        for (int i = 0; i < RULES; i++) {
            rules.append("- {id: r%d, effect: %s, when: {accounts: ['%012d'], within: [10.0.0.0/8, 100.64.0.0/10],"
                    .formatted(i, i % 10 == 0 ? "reject" : "place", i + 1))
                    .append(" ipv4PrefixLength: {min: 16, max: 24}}}\n");
        }
        text = rules.toString();
        policy = PolicyFile.read(text).policy().orElseThrow();
        facts = Facts.none().with(Fact.ACCOUNT, "%012d".formatted(RULES)).with(Fact.VPC, "vpc-11111111")
                .with(List.of(Cidr.of("10.1.0.0/16"), Cidr.of("100.64.0.0/16")));
    }

    @Benchmark
    public Ruling decide() {
        return policy.place().decide(facts, TODAY);
    }

    @Benchmark
    public PolicyFile.Reading read() {
        return PolicyFile.read(text);
    }
}
