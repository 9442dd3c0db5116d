package org.transithandshake.lab.wire;

import java.util.List;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.core.SdkPojo;

/** SNS, STS and IAM: form parameters in, XML with a result element out (Smithy, "AWS query protocol"). */
record AwsQuery() implements Protocol {
    private static final FormReader READER = new FormReader(false);

    @Override
    public String operation(RawRequest request) {
        return Form.parse(request).take("Action");
    }

    @Override
    public void read(RawRequest request, SdkPojo builder, String operation) {
        READER.fill(builder, parameters(request));
    }

    /** What belongs to the operation, without the parameters that every request has. */
    static Form parameters(RawRequest request) {
        Form form = Form.parse(request);
        form.take("Action");
        form.take("Version");
        return form;
    }

    @Override
    public Answer success(String operation, SdkPojo response, String requestId) {
        Element result = Element.of(operation + "Result", PojoXml.QUERY.members(response));
        Element metadata = Element.of("ResponseMetadata", List.of(Element.text("RequestId", requestId)));
        return Answer.xml(200, Element.of(operation + "Response", List.of(result, metadata)));
    }

    @Override
    public Answer failure(AwsError error, String requestId) {
        Element detail = Element.of("Error", List.of(
                Element.text("Type", error.status() < 500 ? "Sender" : "Receiver"),
                Element.text("Code", error.code()),
                Element.text("Message", error.getMessage())));
        return Answer.xml(error.status(),
                Element.of("ErrorResponse", List.of(detail, Element.text("RequestId", requestId))));
    }
}
