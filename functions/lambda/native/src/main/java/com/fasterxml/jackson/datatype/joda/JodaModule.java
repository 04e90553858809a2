package com.fasterxml.jackson.datatype.joda;

import com.fasterxml.jackson.databind.module.SimpleModule;

/**
 * In the place of Jackson's own, which Quarkus registers at each start for the one event that has
 * Joda's times, SNS's. No function takes it, and Joda's classes are too old for an AOT cache: they
 * were a twentieth of a cold start.
 */
public class JodaModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  public JodaModule() {
    super("no Joda");
  }
}
