package io.followup.aws;

import java.io.StringWriter;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The query protocol as SNS speaks it, version 2010-03-31. */
public final class QueryWire {
  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

  private final XMLOutputFactory xml = XMLOutputFactory.newDefaultFactory();

  WireAnswer answer(QueryApi api, String form) {
    try {
      QueryRequest request = QueryRequest.parse(form);
      return result(request.action(), api.call(request));
    } catch (AwsError e) {
      return error(e);
    }
  }

  /** What an action is answered. */
  public WireAnswer result(String action, QueryAnswer answer) {
    String requestId = UUID.randomUUID().toString();
    return write(200, requestId, out -> result(out, action, requestId, answer));
  }

  public WireAnswer error(AwsError error) {
    String requestId = UUID.randomUUID().toString();
    return write(error.status(), requestId, out -> error(out, requestId, error));
  }

  private static void result(
      XMLStreamWriter out, String action, String requestId, QueryAnswer answer)
      throws XMLStreamException {
    out.writeStartElement(action + "Response");
    out.writeDefaultNamespace(NAMESPACE);
    out.writeStartElement(action + "Result");
    for (Map.Entry<String, String> field : answer.fields().entrySet()) {
      element(out, field.getKey(), field.getValue());
    }
    if (!answer.attributes().isEmpty()) {
      attributes(out, answer.attributes());
    }
    out.writeEndElement();
    out.writeStartElement("ResponseMetadata");
    element(out, "RequestId", requestId);
    out.writeEndElement();
    out.writeEndElement();
  }

  private static void attributes(XMLStreamWriter out, Map<String, String> attributes)
      throws XMLStreamException {
    out.writeStartElement("Attributes");
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      out.writeStartElement("entry");
      element(out, "key", attribute.getKey());
      element(out, "value", attribute.getValue());
      out.writeEndElement();
    }
    out.writeEndElement();
  }

  private static void error(XMLStreamWriter out, String requestId, AwsError error)
      throws XMLStreamException {
    out.writeStartElement("ErrorResponse");
    out.writeDefaultNamespace(NAMESPACE);
    out.writeStartElement("Error");
    element(out, "Type", error.status() < 500 ? "Sender" : "Receiver");
    element(out, "Code", error.type());
    element(out, "Message", error.message());
    out.writeEndElement();
    element(out, "RequestId", requestId);
    out.writeEndElement();
  }

  private static void element(XMLStreamWriter out, String name, String value)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(value);
    out.writeEndElement();
  }

  @FunctionalInterface
  private interface Document {
    void write(XMLStreamWriter out) throws XMLStreamException;
  }

  private WireAnswer write(int status, String requestId, Document document) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = xml.createXMLStreamWriter(text);
      document.write(out);
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the answer cannot be written as XML", e);
    }
    return new WireAnswer(status, "text/xml", requestId, text.toString());
  }
}
