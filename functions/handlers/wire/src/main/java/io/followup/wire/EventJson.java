package io.followup.wire;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads of an event of API Gateway what a call is made of, and writes what it is answered: by hand,
 * since to find out all properties of Lambda's classes takes a tenth of a cold start.
 */
@Singleton
final class EventJson implements ObjectMapperCustomizer {
  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(
        new SimpleModule("calls over HTTP")
            .addDeserializer(APIGatewayV2HTTPEvent.class, new Reader())
            .addSerializer(APIGatewayV2HTTPResponse.class, new Writer()));
  }

  @SuppressWarnings("serial")
  private static final class Reader extends StdDeserializer<APIGatewayV2HTTPEvent> {
    Reader() {
      super(APIGatewayV2HTTPEvent.class);
    }

    @Override
    public @Nullable APIGatewayV2HTTPEvent deserialize(JsonParser json, DeserializationContext as)
        throws IOException {
      return object(
          json,
          as,
          new APIGatewayV2HTTPEvent(),
          (event, name) -> {
            switch (name) {
              case "rawpath" -> event.setRawPath(text(json, as));
              case "rawquerystring" -> event.setRawQueryString(text(json, as));
              case "headers" -> event.setHeaders(headers(json, as));
              case "body" -> event.setBody(text(json, as));
              case "isbase64encoded" -> event.setIsBase64Encoded(_parseBooleanPrimitive(json, as));
              case "requestcontext" -> event.setRequestContext(context(json, as));
              case String _ -> json.skipChildren();
            }
          });
    }

    private @Nullable RequestContext context(JsonParser json, DeserializationContext as)
        throws IOException {
      return object(
          json,
          as,
          new RequestContext(),
          (context, name) -> {
            if (name.equals("http")) {
              context.setHttp(http(json, as));
            } else {
              json.skipChildren();
            }
          });
    }

    private RequestContext.@Nullable Http http(JsonParser json, DeserializationContext as)
        throws IOException {
      return object(
          json,
          as,
          new RequestContext.Http(),
          (http, name) -> {
            if (name.equals("method")) {
              http.setMethod(text(json, as));
            } else {
              json.skipChildren();
            }
          });
    }

    private @Nullable Map<String, @Nullable String> headers(
        JsonParser json, DeserializationContext as) throws IOException {
      return object(json, as, new HashMap<>(), (all, name) -> all.put(name, text(json, as)));
    }

    private @Nullable String text(JsonParser json, DeserializationContext as) throws IOException {
      return json.hasToken(JsonToken.VALUE_NULL) ? null : _parseString(json, as, this);
    }

    /** Names are handed on in lower case: Quarkus has them of all events in any. */
    private <T> @Nullable T object(
        JsonParser json, DeserializationContext as, T into, Field<T> field) throws IOException {
      if (json.hasToken(JsonToken.VALUE_NULL)) {
        return null;
      }
      if (!json.isExpectedStartObjectToken()) {
        as.reportWrongTokenException(this, JsonToken.START_OBJECT, "this is no object");
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        field.take(into, name.toLowerCase(Locale.ROOT));
      }
      return into;
    }

    /** What becomes of a field, whose value is next. */
    @FunctionalInterface
    private interface Field<T> {
      void take(T into, String name) throws IOException;
    }
  }

  /** What {@link Response} says, and it says no more. */
  @SuppressWarnings("serial")
  private static final class Writer extends StdSerializer<APIGatewayV2HTTPResponse> {
    Writer() {
      super(APIGatewayV2HTTPResponse.class);
    }

    @Override
    public void serialize(
        APIGatewayV2HTTPResponse answer, JsonGenerator json, SerializerProvider as)
        throws IOException {
      json.writeStartObject();
      json.writeNumberField("statusCode", answer.getStatusCode());
      json.writeObjectFieldStart("headers");
      for (Map.Entry<String, String> header : answer.getHeaders().entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      json.writeStringField("body", answer.getBody());
      json.writeBooleanField("isBase64Encoded", answer.getIsBase64Encoded());
      json.writeEndObject();
    }
  }
}
