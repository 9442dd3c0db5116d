package org.transithandshake.lab.shipped;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.iam.Grant;

/** A hub and a spoke deployed from some template, run to the end, and on until both have swept. */
record Connection(Lab lab) {
    /** What a role may do, without the parts of its name that differ between deployments. */
    record Right(String resource, String action) implements Comparable<Right> {
        @Override
        public int compareTo(Right other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return resource + " " + action;
        }
    }

    static Connection of(LabSetup setup, Path template) {
        Lab lab = new Lab(setup);
        Landscape land = new Landscape(lab, template, 1);
        land.createVpc(Landscape.SPOKE, "10.1.0.0/16");
        land.deploySpoke(Landscape.SPOKE, "10.2.0.0/16", Map.of());
        lab.time().runUntilIdle();
        land.createVpc(Landscape.HUB, "10.2.0.0/16");
        land.deployHub(List.of(Landscape.SPOKE), Map.of());
        lab.time().runUntilIdle();
        lab.time().runFor(Duration.ofHours(1));
        lab.time().runUntilIdle();
        return new Connection(lab);
    }

    /** One attempt, which ended well with nobody told, nothing denied and nothing left undelivered. */
    boolean isSound() {
        return lab.journal().of(Entry.Execution.class).filter(e -> e.detail().contains("\"Connected\"")).count() == 1
                && lab.journal().of(Entry.Execution.class).noneMatch(e -> e.status().equals("FAILED"))
                && lab.journal().of(Entry.Message.class).findAny().isEmpty()
                && lab.buses().undelivered().isEmpty()
                && lab.schedules().refused().isEmpty()
                && lab.lambda().dropped().isEmpty();
    }

    Set<Right> used() {
        return rights(lab.iam().allowed());
    }

    Set<Right> unused() {
        Set<Grant> unused = new LinkedHashSet<>(lab.iam().granted());
        unused.removeAll(lab.iam().allowed());
        return rights(unused);
    }

    private static Set<Right> rights(Set<Grant> grants) {
        return grants.stream().map(grant -> new Right(resource(grant.role()), grant.action()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From arn:aws:iam::ACCOUNT:role/transit-handshake-NAME-SUFFIX; SAM adds Role to the name of the owner. */
    private static String resource(String role) {
        String name = role.substring(role.indexOf('/') + 1 + Landscape.STACK.length() + 1, role.lastIndexOf('-'));
        return Set.of("ForwardRole", "SweepRole", "PolicyChangedRole").contains(name) ? name
                : name.replaceFirst("Role$", "");
    }
}
