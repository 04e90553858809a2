package io.followup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in the place of the SDK's metadata of services says the same of ours. */
interface ServicesAreRegular {
  Pattern CLIENT =
      Pattern.compile("(software/amazon/awssdk/services/[a-z0-9]+/[A-Za-z0-9]+Client)\\.class");

  @Test
  default void no_service_that_is_asked_has_an_exception_in_any_region() throws Exception {
    Set<String> services = new TreeSet<>();
    for (String client : Jars.all().stream().flatMap(ServicesAreRegular::clients).toList()) {
      services.add((String) Class.forName(client).getField("SERVICE_METADATA_ID").get(null));
    }

    assertThat(services).contains("dynamodb");
    for (String service : services) {
      assertThat(told(true, service)).as(service).hasSizeGreaterThan(30);
      assertThat(told(true, service)).as(service).isEqualTo(told(false, service));
    }
    assertThat(told(true, "iam")).isNotEqualTo(told(false, "iam"));
  }

  private static Stream<String> clients(Jars.Holder jar) {
    return jar.names()
        .map(CLIENT::matcher)
        .filter(Matcher::matches)
        .map(client -> client.group(1).replace('/', '.'));
  }

  /**
   * Of each region the address, and the region that is signed for.
   *
   * @param ours whether by our class or the SDK's
   */
  private static List<String> told(boolean ours, String service) throws Exception {
    Jars.Holder own = Jars.holderOf(PollLoopJson.class);
    // Surefire's own refers to all others.
    Stream<Jars.Holder> sdk =
        Jars.all().stream()
            .filter(jar -> !jar.equals(own) && !jar.path().toString().contains("surefire"));
    Stream<Jars.Holder> all = ours ? Stream.concat(Stream.of(own), sdk) : sdk;
    URL[] urls = all.map(ServicesAreRegular::url).toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class<?> region = loader.loadClass("software.amazon.awssdk.regions.Region");
      Class<?> metadata = loader.loadClass("software.amazon.awssdk.regions.ServiceMetadata");
      Object its = metadata.getMethod("of", String.class).invoke(null, service);
      Method endpoint = metadata.getMethod("endpointFor", region);
      Method signed = metadata.getMethod("signingRegion", region);
      List<String> told = new ArrayList<>();
      for (Object each : (List<?>) region.getMethod("regions").invoke(null)) {
        told.add(each + " " + endpoint.invoke(its, each) + " " + signed.invoke(its, each));
      }
      return told;
    }
  }

  private static URL url(Jars.Holder jar) {
    try {
      return jar.path().toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
