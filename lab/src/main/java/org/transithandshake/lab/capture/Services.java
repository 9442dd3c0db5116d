package org.transithandshake.lab.capture;

import java.util.HashMap;
import java.util.Map;

/**
 * Names that tcpdump prints for ports without {@code -n}, from {@code /etc/services} (IANA Service Name and Transport
 * Protocol Port Number Registry). A name that is not here stays a name.
 */
final class Services {
    private static final String TABLE = """
            ftp 21, ssh 22, telnet 23, smtp 25, domain 53, http 80, kerberos 88, pop3 110, sunrpc 111, epmap 135,
            loc-srv 135, netbios-ssn 139, imap2 143, imap 143, snmp 161, bgp 179, ldap 389, https 443,
            microsoft-ds 445, submissions 465, submission 587, ldaps 636, imaps 993, pop3s 995, ms-sql-s 1433,
            oracle 1521, ncube-lm 1521, nfs 2049, etcd-client 2379, mysql 3306, ms-wbt-server 3389, iscsi-target 3260,
            postgresql 5432, postgres 5432, amqps 5671, amqp 5672, vnc-server 5900, winrm 5985, x11 6000, redis 6379,
            kafka 9092, webcache 8080, http-alt 8080, http-proxy 8080, pcsync-https 8443, cslistener 9000,
            mongodb 27017, mongod 27017, memcache 11211, wsmans 5986, wsman 5985, zabbix-agent 10050
            """;
    private static final Map<String, String> PORTS = new HashMap<>();

    static {
        for (String entry : TABLE.split(",")) {
            String[] pair = entry.strip().split(" ");
            PORTS.put(pair[0], pair[1]);
        }
    }

    private Services() {
    }

    /** The number, if the name is known; else the name itself. */
    static String port(String name) {
        return PORTS.getOrDefault(name, name);
    }

    static boolean isKnown(String port) {
        return PORTS.containsValue(port);
    }
}
