package io.followup.local.workflow.language;

/** Where a state's error leads, and where in the state's input it is put. */
public record Catcher(Errors errors, Selection result, String next) {}
