package io.followup.vendors;

/** A simulated vendor: what it answers, whatever it is asked. */
@FunctionalInterface
public interface Vendor {
  VendorAnswer answer(VendorCall call);
}
