package org.transithandshake.lab.ec2;

import java.util.List;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneOptInStatus;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneState;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.Region;

/** DescribeAvailabilityZones and DescribeRegions: the Region called and its zones. */
final class Places {
    private static final Filters<AvailabilityZone> FILTERS = new Filters<AvailabilityZone>()
            .one("zone-name", AvailabilityZone::zoneName).one("zone-id", AvailabilityZone::zoneId)
            .one("region-name", AvailabilityZone::regionName).one("state", AvailabilityZone::stateAsString)
            .one("zone-type", AvailabilityZone::zoneType).one("group-name", AvailabilityZone::groupName)
            .one("opt-in-status", AvailabilityZone::optInStatusAsString);

    private Places() {
    }

    static DescribeAvailabilityZonesResponse zones(Caller caller, DescribeAvailabilityZonesRequest request) {
        List<AvailabilityZone> all = Zones.of(caller.region()).stream().map(zone -> AvailabilityZone.builder()
                .zoneName(zone.name()).zoneId(zone.id()).regionName(caller.region()).groupName(caller.region())
                .networkBorderGroup(caller.region()).zoneType("availability-zone")
                .optInStatus(AvailabilityZoneOptInStatus.OPT_IN_NOT_REQUIRED)
                .state(AvailabilityZoneState.AVAILABLE).build()).toList();
        List<AvailabilityZone> byName = Choice.of(all, AvailabilityZone::zoneName)
                .ids(request.zoneNames(), name -> name, Places::noZone);
        List<AvailabilityZone> byId = Choice.of(byName, AvailabilityZone::zoneId)
                .ids(request.zoneIds(), id -> id, Places::noZone);
        return DescribeAvailabilityZonesResponse.builder()
                .availabilityZones(FILTERS.apply(byId, request.filters())).build();
    }

    private static AwsError noZone(String name) {
        return Faults.invalidValue("Invalid availability zone: [" + name + "]");
    }

    static DescribeRegionsResponse regions(Caller caller, DescribeRegionsRequest request) {
        Region here = Region.builder().regionName(caller.region()).optInStatus("opt-in-not-required")
                .endpoint("ec2." + caller.region() + ".amazonaws.com").build();
        List<Region> chosen = Choice.of(List.of(here), Region::regionName).ids(request.regionNames(), name -> name,
                name -> Faults.invalidValue("Invalid region: [" + name + "]; the lab has one Region."));
        return DescribeRegionsResponse.builder().regions(chosen).build();
    }
}
