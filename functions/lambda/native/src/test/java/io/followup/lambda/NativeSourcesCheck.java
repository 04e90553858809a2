package io.followup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.quarkus.funqy.Funq;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the native builder was given is enough. Run by {@code verify -Dnative}, on what was packaged
 * before.
 */
interface NativeSourcesCheck {
  /** What Lambda's events are read as and answered with, whatever a function itself takes. */
  List<String> OF_THE_LOOP =
      List.of(
          "io.quarkus.amazon.lambda.runtime.FunctionError",
          "com.amazonaws.services.lambda.runtime.events.DynamodbEvent",
          "com.amazonaws.services.lambda.runtime.events.SQSEvent",
          "com.amazonaws.services.lambda.runtime.events.StreamsEventResponse",
          "com.amazonaws.services.lambda.runtime.events.SQSBatchResponse");

  @Test
  default void jackson_finds_all_members_of_what_it_reads_and_writes() throws Exception {
    NativeSources sources = NativeSources.ofThisModule();
    Set<String> needed = new HashSet<>();
    for (String name : OF_THE_LOOP) {
      collect(JsonMapper.builder().build().constructType(Class.forName(name)), needed);
    }
    functions().forEach(type -> collect(type, needed));

    assertThat(sources.reflected("Constructors")).containsAll(needed);
    assertThat(sources.reflected("Methods")).containsAll(needed);
    assertThat(sources.reflected("Fields")).containsAll(needed);
  }

  @Test
  default void configured_values_find_their_constructor() {
    Set<String> registered = Product.registered();

    assertThat(NativeSources.ofThisModule().reflected("Constructors")).containsAll(registered);
  }

  @Test
  default void files_that_are_read_at_run_time_are_included() {
    List<Pattern> included = NativeSources.ofThisModule().resources();

    assertThat(
            Stream.concat(
                Stream.of(
                    "com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_KR",
                    "META-INF/services/software.amazon.awssdk.http.SdkHttpService"),
                templates()))
        .allMatch(name -> included.stream().anyMatch(glob -> glob.matcher(name).matches()));
  }

  private static Stream<String> templates() {
    return Stream.of("templates/mail/letter.html", "templates/mail/plain.txt").filter(Jars::have);
  }

  private static Stream<JavaType> functions() {
    JsonMapper mapper = JsonMapper.builder().build();
    return Product.classes().stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(Funq.class))
        .map(JavaMethod::reflect)
        .flatMap(NativeSourcesCheck::signature)
        .map(mapper::constructType);
  }

  private static Stream<java.lang.reflect.Type> signature(Method function) {
    return Stream.concat(
        Stream.of(function.getGenericReturnType()),
        Stream.of(function.getGenericParameterTypes()));
  }

  /** This type and those of its properties, as far as they are no types of the JDK. */
  private static void collect(JavaType type, Set<String> found) {
    for (int i = 0; i < type.containedTypeCount(); i++) {
      collect(type.containedType(i), found);
    }
    String name = type.getRawClass().getName();
    if (type.isPrimitive() || name.startsWith("java.") || !found.add(name)) {
      return;
    }
    JsonMapper mapper = JsonMapper.builder().build();
    properties(mapper.getSerializationConfig().introspect(type))
        .forEach(part -> collect(part, found));
    properties(mapper.getDeserializationConfig().introspect(type))
        .forEach(part -> collect(part, found));
  }

  private static Stream<JavaType> properties(BeanDescription bean) {
    return bean.findProperties().stream().map(BeanPropertyDefinition::getPrimaryType);
  }
}
