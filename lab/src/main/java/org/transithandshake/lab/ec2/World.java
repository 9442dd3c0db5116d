package org.transithandshake.lab.ec2;

import java.time.Duration;
import java.util.List;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.time.Delay;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Everything that EC2 holds, of all accounts and Regions, and what it needs from the lab. */
final class World {
    final Timeline time;
    final Switches switches;
    final Sharing sharing;
    final Ids ids;
    final Tags tags = new Tags();
    final Shelf<Vpc> vpcs = new Shelf<>();
    final Shelf<Subnet> subnets = new Shelf<>();
    final Shelf<RouteTable> tables = new Shelf<>();
    final Shelf<InternetGateway> internetGateways = new Shelf<>();
    final Shelf<SecurityGroup> groups = new Shelf<>();
    final Shelf<SecurityGroupRule> groupRules = new Shelf<>();
    final Shelf<NetworkAcl> acls = new Shelf<>();
    final Shelf<ManagedPrefixList> prefixLists = new Shelf<>();
    final Shelf<NetworkInterface> interfaces = new Shelf<>();
    final Shelf<TransitGateway> gateways = new Shelf<>();
    final Shelf<TransitGatewayRouteTable> gatewayTables = new Shelf<>();
    final Shelf<Attachment> attachments = new Shelf<>();
    private final Delays delays;
    private final Journal journal;
    private final Pages pages;

    World(Timeline time, Delays delays, Switches switches, Journal journal, Sharing sharing, Pages pages) {
        this.time = time;
        this.delays = delays;
        this.switches = switches;
        this.journal = journal;
        this.sharing = sharing;
        this.pages = pages;
        this.ids = new Ids(time.random("ec2.ids"), time.random("ec2.ids.firewalls"));
    }

    /** Does something after a time that AWS takes. */
    void after(Delay delay, Runnable action) {
        time.after(delays.of(delay), action);
    }

    /** The same for a time that the handshake waits for: it is journalled. */
    void after(Delay delay, String account, String subject, Runnable action) {
        Duration length = delays.of(delay);
        journal.write(new Entry.Took(time.now(), account, delay, subject, length));
        time.after(length, action);
    }

    /** Makes an id and sets the tags that its creation asks for. */
    String create(Caller caller, String prefix, ResourceType type, List<TagSpecification> specifications) {
        var requested = Tags.requested(specifications, type);
        String id = ids.next(prefix);
        if (!requested.isEmpty()) {
            tags.set(caller, id, requested);
        }
        return id;
    }

    <T> Pages.Page<T> page(List<T> all, Integer maxResults, String nextToken) {
        limit(maxResults);
        return pages.cut(all, maxResults, nextToken, "InvalidNextToken");
    }

    /** The most items to answer; EC2 takes 5 to 1,000. */
    int limit(Integer maxResults) {
        if (maxResults == null) {
            return pages.size();
        }
        if (maxResults < 5 || maxResults > 1_000) {
            throw Faults.invalidValue("Value ( " + maxResults + " ) for parameter maxResults is invalid."
                    + " Expecting a value between 5 and 1000.");
        }
        return Math.min(pages.size(), maxResults);
    }
}
