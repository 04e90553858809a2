package io.followup.tables;

import com.amazonaws.services.dynamodbv2.model.AttributeValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Requests and answers of the SDK's first version as those of its second, and back: whole and the
 * same. Both are generated from one model, so that what is named alike is alike.
 */
final class Translation {
  /** A field of the second version, and how the first sets and gets it. */
  private record Word(SdkField<?> field, @Nullable Method set, @Nullable Method get) {}

  private static final String FIRST = "com.amazonaws.services.dynamodbv2.model.";

  private final Map<Class<?>, Class<?>> classes = new ConcurrentHashMap<>();
  private final Map<Class<?>, List<Word>> words = new ConcurrentHashMap<>();

  /** Of this class, or one within its requests, the class of the first version. */
  Class<?> first(Class<?> second) {
    return classes.computeIfAbsent(
        second,
        type -> {
          try {
            return Class.forName(FIRST + type.getSimpleName());
          } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("the engine has no " + type.getSimpleName(), e);
          }
        });
  }

  /**
   * @throws IllegalArgumentException for what the first version has no word for
   */
  Object first(SdkPojo said) {
    Class<?> type = first(said.getClass());
    try {
      Object first = type.getDeclaredConstructor().newInstance();
      for (Word word : words(type, said)) {
        Object value = first(word.field().getValueOrDefault(said));
        if (value != null) {
          set(word, first, value);
        }
      }
      return first;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(Word word, Object first, Object value)
      throws IllegalAccessException, InvocationTargetException {
    Method set = word.set();
    if (set == null) {
      throw new IllegalArgumentException("the engine has no " + word.field().memberName());
    }
    set.invoke(first, value);
  }

  private @Nullable Object first(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case SdkAutoConstructList<?> _, SdkAutoConstructMap<?, ?> _ -> null;
      case software.amazon.awssdk.services.dynamodb.model.AttributeValue attribute ->
          first(attribute);
      case SdkPojo pojo -> first(pojo);
      case SdkBytes bytes -> bytes.asByteBuffer();
      case Instant instant -> Date.from(instant);
      case List<?> list -> list(list, this::first);
      case Map<?, ?> map -> map(map, this::first);
      default -> value;
    };
  }

  private AttributeValue first(software.amazon.awssdk.services.dynamodb.model.AttributeValue said) {
    AttributeValue first = new AttributeValue();
    first.setS(said.s());
    first.setN(said.n());
    first.setBOOL(said.bool());
    first.setNULL(said.nul());
    if (said.b() != null) {
      first.setB(said.b().asByteBuffer());
    }
    if (said.hasM()) {
      first.setM(map(said.m(), this::first));
    }
    if (said.hasL()) {
      first.setL(list(said.l(), this::first));
    }
    if (said.hasSs()) {
      first.setSS(said.ss());
    }
    if (said.hasNs()) {
      first.setNS(said.ns());
    }
    if (said.hasBs()) {
      first.setBS(list(said.bs(), SdkBytes::asByteBuffer));
    }
    return first;
  }

  /**
   * @param builder of the answer
   */
  SdkPojo second(Object answer, SdkPojo builder) {
    try {
      for (Word word : words(answer.getClass(), builder)) {
        Method get = word.get();
        Object value = get == null ? null : get.invoke(answer);
        if (value != null) {
          word.field().set(builder, second(word.field(), value));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return (SdkPojo) ((Buildable) builder).build();
  }

  private Object second(SdkField<?> field, Object value) {
    return switch (value) {
      case AttributeValue attribute -> second(attribute);
      case ByteBuffer bytes -> SdkBytes.fromByteBuffer(bytes);
      case Date date -> date.toInstant();
      case List<?> list -> {
        SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
        yield list(list, one -> second(member, one));
      }
      case Map<?, ?> map -> {
        SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
        yield map(map, one -> second(member, one));
      }
      case String _, Number _, Boolean _ -> value;
      default -> second(value, field.constructor().get());
    };
  }

  private software.amazon.awssdk.services.dynamodb.model.AttributeValue second(
      AttributeValue answer) {
    var second = software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder();
    // Each that is set, though to nothing, makes the builder count what it has.
    if (answer.getS() != null) {
      second.s(answer.getS());
    }
    if (answer.getN() != null) {
      second.n(answer.getN());
    }
    if (answer.getBOOL() != null) {
      second.bool(answer.getBOOL());
    }
    if (answer.getNULL() != null) {
      second.nul(answer.getNULL());
    }
    if (answer.getB() != null) {
      second.b(SdkBytes.fromByteBuffer(answer.getB()));
    }
    if (answer.getM() != null) {
      second.m(map(answer.getM(), this::second));
    }
    if (answer.getL() != null) {
      second.l(list(answer.getL(), this::second));
    }
    if (answer.getSS() != null) {
      second.ss(answer.getSS());
    }
    if (answer.getNS() != null) {
      second.ns(answer.getNS());
    }
    if (answer.getBS() != null) {
      second.bs(list(answer.getBS(), SdkBytes::fromByteBuffer));
    }
    return second.build();
  }

  private List<Word> words(Class<?> first, SdkPojo second) {
    return words.computeIfAbsent(
        first, type -> second.sdkFields().stream().map(field -> word(type, field)).toList());
  }

  private Word word(Class<?> first, SdkField<?> field) {
    String name = field.locationName();
    String cased = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return new Word(field, setter(first, "set" + cased, field), method(first, "get" + cased));
  }

  private @Nullable Method setter(Class<?> first, String name, SdkField<?> field) {
    try {
      return method(first, name, parameter(field));
    } catch (IllegalArgumentException _) {
      return null; // Newer than the first version.
    }
  }

  /** As setters of the first version take it. */
  private Class<?> parameter(SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case LIST -> Collection.class;
      case SDK_BYTES -> ByteBuffer.class;
      case INSTANT -> Date.class;
      case SDK_POJO -> first(field.constructor().get().getClass().getEnclosingClass());
      default -> field.marshallingType().getTargetClass();
    };
  }

  private static @Nullable Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException _) {
      return null; // The same.
    }
  }

  private static <F, T> List<T> list(List<F> list, Function<F, T> each) {
    List<T> all = new ArrayList<>(list.size());
    list.forEach(one -> all.add(each.apply(one)));
    return all;
  }

  private static <F, T> Map<String, T> map(Map<?, F> map, Function<F, T> each) {
    Map<String, T> all = LinkedHashMap.newLinkedHashMap(map.size());
    map.forEach((name, one) -> all.put((String) Objects.requireNonNull(name), each.apply(one)));
    return all;
  }
}
