package org.transithandshake.lab.capture;

import java.util.List;

/**
 * What one or two captures tell of the connections in them.
 *
 * @param verdict  the gravest of the flows'
 * @param what     the same in one sentence
 * @param flows    what was found between each two hosts at each service
 * @param evidence the lines that the verdict rests on
 * @param look     where to look for the fault, the likeliest first
 * @param notes    what limits the verdict, or what else was seen
 */
public record Diagnosis(Verdict verdict, String what, List<Flow> flows, List<Evidence> evidence, List<String> look,
                        List<String> notes) {
    public Diagnosis {
        flows = List.copyOf(flows);
        evidence = List.copyOf(evidence);
        look = List.copyOf(look);
        notes = List.copyOf(notes);
    }

    /**
     * All attempts of a client at a service.
     *
     * @param port        the server's, as a number where its name is known
     * @param clientPorts of the attempts in the client's capture, then those only in the server's
     */
    public record Flow(String client, String server, String port, List<String> clientPorts, Verdict verdict,
                       String what) {
        public Flow {
            clientPorts = List.copyOf(clientPorts);
        }
    }

    /** @param line from 1 */
    public record Evidence(String file, int line, String text) {
    }
}
