package io.followup.checks;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.funqy.Funq;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a function is made of, as CDI puts it together: its constructor's parameters, the beans that
 * they can be, those beans' own, and so on. So it is known what a function can read and whom it can
 * ask, whether a test saw it or not.
 */
final class Parts {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "io.followup.handlers",
              "io.followup.wire",
              "io.followup.carriers",
              "io.followup.dynamodb");

  private final Set<String> wanted = new HashSet<>();
  private final Set<JavaClass> beans = new HashSet<>();
  private final Map<String, JavaParameter> keys = new TreeMap<>();

  private Parts() {}

  /** Of what is exported under this name. */
  static Parts of(String function) {
    Parts parts = new Parts();
    parts.add(
        CLASSES.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Funq.class))
            .filter(method -> method.getAnnotationOfType(Funq.class).value().equals(function))
            .findFirst()
            .orElseThrow()
            .getOwner());
    return parts;
  }

  /** Configuration keys, and where they are asked for. */
  Map<String, JavaParameter> keys() {
    return keys;
  }

  boolean include(Class<?> type) {
    return wanted.contains(type.getName());
  }

  private void add(JavaClass bean) {
    if (beans.add(bean)) {
      constructor(bean).ifPresent(this::addAll);
    }
  }

  private void addAll(JavaCodeUnit unit) {
    unit.getParameters().forEach(this::add);
  }

  private void add(JavaParameter parameter) {
    if (parameter.isAnnotatedWith(ConfigProperty.class)) {
      keys.put(parameter.getAnnotationOfType(ConfigProperty.class).name(), parameter);
      return;
    }
    JavaClass type = wanted(parameter);
    if (wanted.add(type.getName() + name(parameter).orElse(""))) {
      CLASSES.stream().filter(bean -> isBean(bean, type)).forEach(this::add);
      CLASSES.stream()
          .flatMap(one -> one.getMethods().stream())
          .filter(method -> produces(method, type, name(parameter)))
          .forEach(this::addAll);
    }
  }

  /**
   * All of a kind are wanted by {@code Instance}, one that is perhaps never made by its provider.
   */
  private static JavaClass wanted(JavaParameter parameter) {
    return parameter.getRawType().isAssignableTo(Provider.class)
            && parameter.getType() instanceof JavaParameterizedType all
        ? all.getActualTypeArguments().getFirst().toErasure()
        : parameter.getRawType();
  }

  private static boolean isBean(JavaClass type, JavaClass wanted) {
    return (type.isAnnotatedWith(Singleton.class) || type.isAnnotatedWith(ApplicationScoped.class))
        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
        && type.isAssignableTo(wanted.getName())
        && isTyped(type, wanted);
  }

  private static boolean isTyped(JavaClass type, JavaClass wanted) {
    return type.tryGetAnnotationOfType(Typed.class.getName())
        .map(typed -> typed.get("value").orElseThrow())
        .map(as -> Arrays.asList((JavaClass[]) as).contains(wanted))
        .orElse(true);
  }

  private static boolean produces(JavaMethod method, JavaClass wanted, Optional<String> name) {
    return method.isAnnotatedWith(Produces.class)
        && method.getRawReturnType().isAssignableTo(wanted.getName())
        && name(method).equals(name);
  }

  private static Optional<String> name(HasAnnotations<?> part) {
    return part.tryGetAnnotationOfType(Named.class).map(Named::value);
  }

  /** The one that CDI takes. */
  private static Optional<JavaConstructor> constructor(JavaClass bean) {
    List<JavaConstructor> all = List.copyOf(bean.getConstructors());
    return all.size() == 1
        ? Optional.of(all.getFirst())
        : Stream.concat(
                all.stream().filter(one -> one.isAnnotatedWith(Inject.class)),
                all.stream().filter(one -> one.getParameters().isEmpty()))
            .findFirst();
  }
}
