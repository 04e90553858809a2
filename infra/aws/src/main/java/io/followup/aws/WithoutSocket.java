package io.followup.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.vendors.Underway;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * A client of the SDK for a service of its own process: the same calls, answers and exceptions,
 * without what the SDK does on the way, which takes several times what is done at its end.
 *
 * <p>Who asks is answered in its own thread, however long that takes, and is asked for nothing
 * twice: nothing here fails by chance.
 */
final class WithoutSocket implements InvocationHandler {
  private static final Logger LOG = Logger.getLogger(WithoutSocket.class);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int FAULT = 500;

  private final Class<?> type;
  private final AwsService service;
  private final Services services;
  private final Underway underway;

  /** What makes an answer, by the call. */
  private final Map<Method, Method> builders = new ConcurrentHashMap<>();

  private WithoutSocket(Class<?> type, AwsService service, Services services, Underway underway) {
    this.type = type;
    this.service = service;
    this.services = services;
    this.underway = underway;
  }

  /** A call is underway until it is answered. */
  static <C> C client(Class<C> type, AwsService service, Services services, Underway underway) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            new WithoutSocket(type, service, services, underway)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments != null
        && arguments.length == 1
        && arguments[0] instanceof AwsRequest request
        && AwsResponse.class.isAssignableFrom(method.getReturnType())) {
      return call(method, request);
    }
    return switch (method.getName()) {
      case "close" -> null;
      case "toString", "serviceName" -> service.toString();
      default -> InvocationHandler.invokeDefault(proxy, method, arguments);
    };
  }

  private SdkPojo call(Method method, AwsRequest request) throws ReflectiveOperationException {
    String name = method.getName();
    String operation = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    SdkPojo answer =
        (SdkPojo) builders.computeIfAbsent(method, WithoutSocket::builder).invoke(null);
    long number = underway.begin(service.named(operation));
    try {
      return read(services.call(service, operation, written(request)), answer);
    } catch (AwsError e) {
      throw refusal(e);
    } catch (RuntimeException e) {
      // A bug of ours: told by its class alone, since messages may quote the request.
      LOG.errorf("%s failed: %s", operation, e.getClass().getName());
      throw refusal(new AwsError(FAULT, "InternalFailure", ""));
    } finally {
      underway.end(number);
    }
  }

  private static Method builder(Method call) {
    try {
      return call.getReturnType().getMethod("builder");
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode written(SdkPojo said) {
    ObjectNode written = JSON.objectNode();
    for (SdkField<?> field : said.sdkFields()) {
      JsonNode value = written(field.getValueOrDefault(said));
      if (value != null) {
        written.set(field.locationName(), value);
      }
    }
    return written;
  }

  private static @Nullable JsonNode written(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case SdkAutoConstructList<?> _, SdkAutoConstructMap<?, ?> _ -> null;
      case String text -> JSON.textNode(text);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case Boolean truth -> JSON.booleanNode(truth);
      case Instant instant -> JSON.numberNode(BigDecimal.valueOf(instant.toEpochMilli(), 3));
      case SdkPojo pojo -> written(pojo);
      case List<?> list ->
          JSON.arrayNode().addAll(list.stream().map(WithoutSocket::written).toList());
      case Map<?, ?> map -> {
        ObjectNode all = JSON.objectNode();
        map.forEach((name, one) -> all.set((String) name, written(one)));
        yield all;
      }
      default -> throw new IllegalArgumentException(value.getClass().getName());
    };
  }

  private static SdkPojo read(JsonNode answer, SdkPojo builder) {
    for (SdkField<?> field : builder.sdkFields()) {
      JsonNode value = answer.get(field.locationName());
      if (value != null && !value.isNull()) {
        field.set(builder, read(field, value));
      }
    }
    return (SdkPojo) ((Buildable) builder).build();
  }

  private static Object read(SdkField<?> field, JsonNode value) {
    MarshallingKnownType known = field.marshallingType().getKnownType();
    return switch (known) {
      case STRING -> value.asText();
      case INTEGER -> value.asInt();
      case LONG -> value.asLong();
      case BOOLEAN -> value.asBoolean();
      case INSTANT -> Instant.ofEpochMilli(value.decimalValue().movePointRight(3).longValue());
      case SDK_POJO -> read(value, field.constructor().get());
      case LIST -> {
        SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
        List<Object> list = new ArrayList<>(value.size());
        value.forEach(one -> list.add(read(member, one)));
        yield list;
      }
      case MAP -> {
        SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> map = new LinkedHashMap<>();
        value.properties().forEach(one -> map.put(one.getKey(), read(member, one.getValue())));
        yield map;
      }
      default -> throw new IllegalArgumentException(known.name());
    };
  }

  /** The service's own exception of this name, else the service's. */
  private AwsServiceException refusal(AwsError error) throws ReflectiveOperationException {
    String code = error.type().substring(error.type().indexOf('#') + 1);
    AwsServiceException.Builder builder;
    try {
      builder = builder(code.replaceFirst("(Exception)?$", "Exception"));
    } catch (ClassNotFoundException _) {
      builder = builder(type.getSimpleName().replaceFirst("Client$", "Exception"));
    }
    return builder
        .statusCode(error.status())
        .requestId(UUID.randomUUID().toString())
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName(service.toString())
                .errorCode(code)
                .errorMessage(error.message())
                .build())
        .build();
  }

  private AwsServiceException.Builder builder(String name) throws ReflectiveOperationException {
    Class<?> exception =
        Class.forName(type.getPackageName() + ".model." + name, true, type.getClassLoader());
    try {
      return (AwsServiceException.Builder) exception.getMethod("builder").invoke(null);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
