/**
 * Email over SMTP: the letter in two forms and three languages, and what a server's answer means.
 */
@NullMarked
package io.followup.carriers.mail;

import org.jspecify.annotations.NullMarked;
