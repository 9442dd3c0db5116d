package org.transithandshake.path;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/**
 * The ways between one subnet and one far range. It passes if one address of the range has a way.
 *
 * @param block of the subnet
 * @param range of the far VPC
 * @param door  the attachment's subnet by which packets come in
 */
record HalfWay(HalfTracer side, Subnet subnet, Cidr block, Cidr range, Subnet door) {

    Half half() {
        Address here = block.firstHost();
        Network all = side.network(here, side.attachment().subnetIds());
        Network byDoor = side.network(here, List.of(door.id()));
        List<Half> tried = new ArrayList<>();
        for (Address there : addresses()) {
            Half found = new HalfLegs(side, all, byDoor, here, there).half();
            if (found.verdict() == Verdict.YES) {
                return found;
            }
            tried.add(new Half(found.verdict(),
                    found.findings().stream().map(finding -> widen(finding, here, there)).toList()));
        }
        return tried.stream().filter(half -> half.verdict() == Verdict.PARTLY).findFirst()
                .or(() -> tried.stream().findFirst()).orElseGet(() -> new Half(Verdict.YES, List.of()));
    }

    /**
     * Addresses that stand for all of the range: entries of ACLs distinguish no further. What a narrower route of the
     * subnet leads elsewhere is not meant; if that is all of the range, nothing is.
     */
    private List<Address> addresses() {
        RouteTable table = side.own().routeTableOf(subnet);
        List<Cidr> blocks = Stream.concat(table.routes().stream().map(Route::destination),
                side.acls().stream().flatMap(acl -> Stream.concat(acl.inbound().stream(), acl.outbound().stream()))
                        .map(AclRule::block)).filter(range::contains).distinct().toList();
        return Stream.of(Stream.of(range.firstHost()), blocks.stream().map(Cidr::firstHost),
                        blocks.stream().flatMap(some -> some.firstAfter().stream()))
                .flatMap(all -> all).distinct().filter(range::contains)
                .filter(there -> table.lookup(there)
                        .filter(route -> route.destination().prefixLength() > range.prefixLength()).isEmpty())
                .toList();
    }

    /** A rule for the addresses that were followed would help only those. */
    private Finding widen(Finding finding, Address here, Address there) {
        Fix fix = finding.fix();
        Fix wide = new Fix(fix.advice(), fix.command().map(command -> command
                .replace(" " + Cidr.of(here), " " + block).replace(" " + Cidr.of(there), " " + range)), fix.safety(),
                fix.waits());
        return new Finding(finding.code(), finding.account(), finding.resource(), finding.why(), wide);
    }
}
