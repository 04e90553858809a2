@NullMarked
package io.followup.carriers.mail;

import org.jspecify.annotations.NullMarked;
