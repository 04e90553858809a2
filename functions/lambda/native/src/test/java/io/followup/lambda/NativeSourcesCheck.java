package io.followup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.quarkus.funqy.Funq;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
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
  /** What Lambda's events are read as and answered with, beside what functions take and give. */
  List<String> envelopes();

  /** What it reads at run time, beside its templates. */
  default List<String> files() {
    return List.of();
  }

  @Test
  default void jackson_finds_all_members_of_what_it_reads_and_writes() throws Exception {
    NativeSources sources = NativeSources.ofThisModule();
    Set<String> needed = new HashSet<>();
    for (String name : envelopes()) {
      collect(JsonMapper.builder().build().constructType(Class.forName(name)), needed);
    }
    functions().forEach(type -> collect(type, needed));

    for (String kind : List.of("Constructors", "Methods", "Fields")) {
      assertThat(missing(needed, sources.reflected(kind))).as(kind).isEmpty();
    }
  }

  @Test
  default void whatever_we_register_arrives() {
    Set<String> reflected = NativeSources.ofThisModule().reflected("Constructors");

    assertThat(missing(Product.registered(), reflected)).isEmpty();
  }

  @Test
  default void files_that_are_read_at_run_time_are_included() {
    List<Pattern> included = NativeSources.ofThisModule().resources();

    assertThat(
            Stream.concat(
                Stream.of("META-INF/services/software.amazon.awssdk.http.SdkHttpService"),
                Stream.concat(files().stream(), templates())))
        .allMatch(name -> included.stream().anyMatch(glob -> glob.matcher(name).matches()));
  }

  private static List<String> missing(Set<String> needed, Set<String> there) {
    return needed.stream().filter(name -> !there.contains(name)).sorted().toList();
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

  private static Stream<Type> signature(Method function) {
    return Stream.concat(
        Stream.of(function.getGenericReturnType()), Stream.of(function.getGenericParameterTypes()));
  }

  /** This type and those of its properties; an enum is read by its constants, not its members. */
  private static void collect(JavaType type, Set<String> found) {
    for (int i = 0; i < type.containedTypeCount(); i++) {
      collect(type.containedType(i), found);
    }
    String name = type.getRawClass().getName();
    boolean bean = !type.isPrimitive() && !type.isEnumType() && !name.startsWith("java.");
    if (!bean || !found.add(name)) {
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
