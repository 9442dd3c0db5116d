package org.transithandshake.policy.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.text.Faults;
import org.transithandshake.policy.text.Members;

/** Which sections a policy has, what their rules may decide, and what they may ask. */
enum Vocabulary {
    /** Spoke: whose offered shares are accepted. */
    INVITATIONS("invitations", List.of(Effect.ACCEPT, Effect.REFUSE, Effect.REVIEW)) {
        @Override
        List<Question> questions(Members when, Faults faults) {
            return some(List.of(oneOf(when, "senders", Fact.SENDER, Words::account),
                    oneOf(when, "organization", Fact.ORGANIZATION, Words::membership),
                    like(when, "shareNames", Fact.SHARE_NAME, Words::any),
                    like(when, "shareArns", Fact.SHARE_ARN, Words::any),
                    oneOf(when, "resourceTypes", Fact.RESOURCE_TYPE, Words::resourceType)));
        }
    },
    /** Hub: whose requests are accepted; still no traffic. */
    ADMIT("admit", List.of(Effect.ADMIT, Effect.REFUSE, Effect.REVIEW)) {
        @Override
        List<Question> questions(Members when, Faults faults) {
            return requester(when, faults);
        }
    },
    /** Hub: which attachments enter which segment, now that the gateway shows their ranges. */
    PLACE("place", List.of(Effect.PLACE, Effect.REFUSE, Effect.REVIEW)) {
        @Override
        List<Question> questions(Members when, Faults faults) {
            List<Question> all = new ArrayList<>(requester(when, faults));
            all.addAll(some(List.of(when.list(Within.KEY, Cidr::of).<Question>map(Within::new),
                    when.list(Outside.KEY, Cidr::of).<Question>map(Outside::new),
                    when.list(Touches.KEY, Cidr::of).<Question>map(Touches::new),
                    length(when, "ipv4PrefixLength", false, faults), length(when, "ipv6PrefixLength", true, faults),
                    count(when, "ranges", Fact.RANGES, faults), when.list(Allocated.KEY, Words::ipamPool)
                            .<Question>map(pools -> new Allocated(new LinkedHashSet<>(pools))))));
            return all;
        }
    };

    /** Questions that somebody else answers as he likes: alone they would let everybody in. */
    private static final Set<Fact> SAYS_NOTHING_OF_WHO =
            Set.of(Fact.SHARE_NAME, Fact.RESOURCE_TYPE, Fact.SUBNETS);

    private final String key;
    private final List<Effect> effects;

    Vocabulary(String key, List<Effect> effects) {
        this.key = key;
        this.effects = effects;
    }

    String key() {
        return key;
    }

    /** The first is the section's yes. */
    List<Effect> effects() {
        return effects;
    }

    /** All that the mapping asks. */
    abstract List<Question> questions(Members when, Faults faults);

    /** Whether these questions leave out anybody. */
    static boolean asksWho(List<Question> when) {
        return when.stream().anyMatch(question -> !SAYS_NOTHING_OF_WHO.contains(question.fact())
                && !Principals.isOfAnyAccount(question));
    }

    private static List<Question> requester(Members when, Faults faults) {
        return some(List.of(oneOf(when, "accounts", Fact.ACCOUNT, Words::account),
                oneOf(when, "organization", Fact.ORGANIZATION, Words::membership),
                like(when, "ouPaths", Fact.OU_PATH, Words::ouPath),
                like(when, Principals.KEY, Fact.PRINCIPAL, Principals::arn),
                oneOf(when, "vpcs", Fact.VPC, Words::vpc),
                count(when, "subnets", Fact.SUBNETS, faults)));
    }

    private static List<Question> some(List<Optional<Question>> questions) {
        return questions.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Question> oneOf(Members when, String key, Fact fact, Function<String, String> parse) {
        return when.list(key, parse).map(values -> new OneOf(key, fact, new LinkedHashSet<>(values)));
    }

    private static Optional<Question> like(Members when, String key, Fact fact, Function<String, String> parse) {
        return when.list(key, parse).map(values -> Like.of(key, fact, new LinkedHashSet<>(values)));
    }

    private static Optional<Question> count(Members when, String key, Fact fact, Faults faults) {
        return Bounds.read(when, key, 0, Integer.MAX_VALUE, faults)
                .map(bounds -> new Count(key, fact, bounds.min(), bounds.max()));
    }

    private static Optional<Question> length(Members when, String key, boolean ipv6, Faults faults) {
        return Bounds.read(when, key, 0, ipv6 ? 128 : 32, faults)
                .map(bounds -> new PrefixLength(ipv6, bounds.min(), bounds.max()));
    }

    /** What a word must look like, and how it is told. */
    static final class Words {
        private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
        private static final Pattern VPC = Pattern.compile("vpc-([0-9a-f]{8}|[0-9a-f]{17})");
        private static final Pattern OU_PATH = Pattern.compile("o-[a-z0-9]+/[a-z0-9*/-]*");
        private static final Pattern RESOURCE_TYPE = Pattern.compile("[a-z0-9-]+:[A-Za-z]+");

        private Words() {
        }

        static String account(String text) {
            return like(ACCOUNT, text, "an account id; write twelve digits, such as 111111111111");
        }

        static String vpc(String text) {
            return like(VPC, text, "a VPC id; write one such as vpc-0123456789abcdef0");
        }

        static String ouPath(String text) {
            return like(OU_PATH, text, "the path of an organizational unit; write one such as"
                    + " o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*");
        }

        static String resourceType(String text) {
            return like(RESOURCE_TYPE, text, "a resource type of AWS RAM; write one such as ec2:TransitGateway");
        }

        static String ipamPool(String text) {
            return like(Pattern.compile("ipam-pool-[0-9a-f]{8,17}"), text,
                    "a pool of IPAM; write one such as ipam-pool-0123456789abcdef0");
        }

        static String membership(String text) {
            return like(Pattern.compile("member|external"), text, "known; write member or external");
        }

        static String any(String text) {
            return text;
        }

        private static String like(Pattern pattern, String text, String what) {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException("'" + text + "' is not " + what);
            }
            return text;
        }
    }
}
