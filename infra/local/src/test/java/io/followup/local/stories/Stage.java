package io.followup.local.stories;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Sets the stage: one laptop for all tests, fair weather and a fresh workspace for each.
 *
 * <p>The laptop is the launcher session's, not the run's: where tests have more JVMs than one, each
 * class is a run of its own, and to start a laptop and to warm it up cost as much as the tests did.
 */
final class Stage
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(Stage.class);

  /** Here, so that the time it takes is not taken from a test's. */
  @Override
  public void beforeAll(ExtensionContext context) {
    Laptop _ = laptop(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    laptop(context).clearUp();
  }

  /** Whatever the stories made it tell the world has to be such an event. */
  @Override
  public void afterAll(ExtensionContext context) {
    laptop(context).newEvents().forEach(Judge::judge);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == World.class || type == Laptop.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Laptop laptop = laptop(context);
    return parameter.getParameter().getType() == Laptop.class ? laptop : World.on(laptop);
  }

  private static Laptop laptop(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .computeIfAbsent("laptop", _ -> Laptop.of(StartedApp.start()), Laptop.class);
  }
}
