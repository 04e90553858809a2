@NullMarked
package io.followup.vendors.nhn;

import org.jspecify.annotations.NullMarked;
