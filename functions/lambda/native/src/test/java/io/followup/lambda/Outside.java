package io.followup.lambda;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What differs from machine to machine and from time to time. */
final class Outside {
  /** Packages with nothing in them that is the same everywhere. */
  private static final List<String> PACKAGES =
      List.of(
          "java.io.File",
          "java.lang.management.",
          "java.net.",
          "java.nio.file.",
          "java.security.SecureRandom",
          "java.util.concurrent.Executors",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.random.",
          "io.smallrye.config.",
          "io.vertx.",
          "org.eclipse.microprofile.config.",
          "com.google.i18n.phonenumbers.",
          "software.amazon.awssdk.");

  private static final Set<String> CALLS =
      Set.of(
          "java.lang.Math.random",
          "java.lang.ProcessHandle.current",
          "java.lang.Runtime.getRuntime",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getProperties",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.nanoTime",
          "java.lang.Thread.<init>",
          "java.lang.Thread.ofVirtual",
          "java.lang.Thread.startVirtualThread",
          "java.lang.Integer.getInteger",
          "java.lang.Long.getLong",
          "java.lang.Boolean.getBoolean",
          "java.nio.charset.Charset.defaultCharset",
          "java.time.ZoneId.systemDefault",
          "java.util.Date.<init>",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault",
          "java.util.Timer.<init>",
          "java.util.UUID.randomUUID");

  private Outside() {}

  static boolean isAsked(CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    return PACKAGES.stream().anyMatch(owner::startsWith)
        || CALLS.contains(owner + "." + target.getName())
        || target.getOwner().isAssignableTo(Random.class)
        || isTime(owner, target.getName());
  }

  private static boolean isTime(String owner, String name) {
    return owner.startsWith("java.time.")
        && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
  }
}
