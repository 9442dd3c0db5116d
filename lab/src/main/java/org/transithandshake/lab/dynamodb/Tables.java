package org.transithandshake.lab.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.ResourceType;

/** The tables of every account in one Region. */
public final class Tables {
    private final Map<String, Table> byArn = new TreeMap<>();

    public Operations operations() {
        return new ItemOperations(this).operations();
    }

    public List<ResourceType> resourceTypes() {
        return List.of(new TableType(this));
    }

    /** A table that stands keeps its items. */
    void create(String arn, String key) {
        byArn.computeIfAbsent(arn, absent -> new Table(absent, key));
    }

    void delete(String arn) {
        byArn.remove(arn);
    }

    Table find(Caller caller, String nameOrArn) {
        Table table = byArn.get(arn(caller, nameOrArn));
        if (table == null) {
            throw Faults.noTable();
        }
        return table;
    }

    /** A request may name its table by name or by ARN. */
    static String arn(Caller caller, String nameOrArn) {
        if (nameOrArn == null || nameOrArn.isEmpty()) {
            throw Faults.invalid("1 validation error detected: Value null at 'tableName' failed to satisfy constraint:"
                    + " Member must not be null");
        }
        return nameOrArn.startsWith("arn:") ? nameOrArn : arn(caller.account(), caller.region(), nameOrArn);
    }

    static String arn(String account, String region, String name) {
        return "arn:aws:dynamodb:" + region + ":" + account + ":table/" + name;
    }
}
