package io.followup.standins.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GotWrongTest {
  @ParameterizedTest
  @EnumSource
  void what_a_stand_in_gets_wrong_are_tests_that_there_are(StandIn standIn) throws Exception {
    for (String name : GotWrong.by(standIn).names()) {
      String[] parts = name.split("#", 2);
      String nested = parts[0].replace('.', '$');
      Class<?> test = Class.forName(GotWrongTest.class.getPackageName() + "." + nested);

      assertThat(names(test)).contains(name);
    }
  }

  private static Stream<String> names(Class<?> test) {
    return Stream.<Class<?>>iterate(test, type -> type != Object.class, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .map(method -> GotWrong.name(test, method.getName()));
  }
}
