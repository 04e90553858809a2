package io.followup.domain.workflow;

/** The bus, outwards. */
public interface Events {
  /** Told when this returns; throws where it could not be told. */
  void tell(Event event);
}
