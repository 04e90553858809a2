package io.followup.lambda;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our own classes, as one Lambda has them on its class path. */
final class Product {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(Product::isNoJarOfTests)
          .importPackages("io.followup");

  private Product() {}

  static JavaClasses classes() {
    return CLASSES;
  }

  static boolean owns(JavaClass type) {
    return type.getName().startsWith("io.followup.");
  }

  /** The classes that carry a registration, be it of themselves or of others. */
  static Stream<Class<?>> registering() {
    return CLASSES.stream()
        .filter(type -> type.isAnnotatedWith(RegisterForReflection.class))
        .map(JavaClass::reflect);
  }

  /** The names of all classes that are registered with their methods and constructors. */
  static Set<String> registered() {
    return registering().flatMap(Product::targets).map(Class::getName).collect(Collectors.toSet());
  }

  private static Stream<Class<?>> targets(Class<?> type) {
    RegisterForReflection registration = type.getAnnotation(RegisterForReflection.class);
    if (!registration.methods() || !registration.fields()) {
      return Stream.empty();
    }
    return registration.targets().length == 0
        ? Stream.of(type)
        : Arrays.stream(registration.targets());
  }

  private static boolean isNoJarOfTests(Location location) {
    return !location.contains("-tests.jar");
  }
}
