package org.transithandshake.lab.wire;

import java.util.ArrayList;
import java.util.List;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.core.SdkPojo;

/** Amazon EC2's own: form parameters in, XML without a result element out (Smithy, "AWS EC2 query protocol"). */
record Ec2Query() implements Protocol {
    static final String XMLNS = "http://ec2.amazonaws.com/doc/2016-11-15/";
    private static final FormReader READER = new FormReader(true);

    @Override
    public String operation(RawRequest request) {
        return Form.parse(request).take("Action");
    }

    @Override
    public void read(RawRequest request, SdkPojo builder, String operation) {
        READER.fill(builder, AwsQuery.parameters(request));
    }

    @Override
    public Answer success(String operation, SdkPojo response, String requestId) {
        return Answer.xml(200, element(operation, response, requestId));
    }

    static Element element(String operation, SdkPojo response, String requestId) {
        List<Element> children = new ArrayList<>();
        children.add(Element.text("requestId", requestId));
        children.addAll(PojoXml.EC2.members(response));
        return Element.of(operation + "Response", children).with("xmlns", XMLNS);
    }

    /** Amazon EC2 API reference, "Error codes for the Amazon EC2 API". */
    @Override
    public Answer failure(AwsError error, String requestId) {
        Element detail = Element.of("Error",
                List.of(Element.text("Code", error.code()), Element.text("Message", error.getMessage())));
        return Answer.xml(error.status(), Element.of("Response",
                List.of(Element.of("Errors", List.of(detail)), Element.text("RequestID", requestId))));
    }
}
