/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-certificate-view.h"

#include <glib/gi18n.h>

#include "client/onv-certificate.h"
#include "kit/compat.h"

struct _LookoutCertificateView
{
  AdwBin parent_instance;

  char *fingerprint;
  gboolean trusted;

  AdwActionRow *subject_row;
  AdwActionRow *issuer_row;
  AdwActionRow *validity_row;
  AdwActionRow *fingerprint_row;
  AdwActionRow *pinned_row;
  GtkButton *trust_button;
};

G_DEFINE_FINAL_TYPE (LookoutCertificateView, lookout_certificate_view, ADW_TYPE_BIN)

static guint trusted_signal;

static void
lookout_certificate_view_set_trusted (LookoutCertificateView *self, gboolean trusted)
{
  self->trusted = trusted;
  gtk_widget_set_visible (GTK_WIDGET (self->pinned_row), trusted);
  gtk_widget_set_visible (GTK_WIDGET (self->trust_button), !trusted);
}

static void
on_trust (LookoutCertificateView *self)
{
  lookout_certificate_view_set_trusted (self, TRUE);
  g_signal_emit (self, trusted_signal, 0);
}

/* AB CD EF …: what a person compares by reading aloud. */
static char *
spread_fingerprint (const char *hex)
{
  GString *spread = g_string_new (NULL);

  for (const char *at = hex; at[0] != '\0' && at[1] != '\0'; at += 2)
    g_string_append_printf (spread, "%s%c%c", at == hex ? "" : " ", g_ascii_toupper (at[0]),
                            g_ascii_toupper (at[1]));
  return g_string_free (spread, FALSE);
}

static char *
format_validity (GTlsCertificate *certificate)
{
  g_autoptr (GDateTime) begin = g_tls_certificate_get_not_valid_before (certificate);
  g_autoptr (GDateTime) end = g_tls_certificate_get_not_valid_after (certificate);
  g_autofree char *from = begin != NULL ? g_date_time_format (begin, "%x") : g_strdup ("?");
  g_autofree char *to = end != NULL ? g_date_time_format (end, "%x") : g_strdup ("?");

  /* Translators: the first and the last day on which a certificate is valid. */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text != NULL ? text : "", -1);

  adw_action_row_set_subtitle (row, markup);
}

static void
lookout_certificate_view_finalize (GObject *object)
{
  g_free (LOOKOUT_CERTIFICATE_VIEW (object)->fingerprint);
  G_OBJECT_CLASS (lookout_certificate_view_parent_class)->finalize (object);
}

static void
lookout_certificate_view_class_init (LookoutCertificateViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lookout_certificate_view_finalize;

  /**
   * LookoutCertificateView::trusted:
   *
   * The person trusts the certificate.
   */
  trusted_signal = g_signal_new ("trusted", LOOKOUT_TYPE_CERTIFICATE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/accounts/lookout-certificate-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutCertificateView, subject_row);
  gtk_widget_class_bind_template_child (widget_class, LookoutCertificateView, issuer_row);
  gtk_widget_class_bind_template_child (widget_class, LookoutCertificateView, validity_row);
  gtk_widget_class_bind_template_child (widget_class, LookoutCertificateView, fingerprint_row);
  gtk_widget_class_bind_template_child (widget_class, LookoutCertificateView, pinned_row);
  gtk_widget_class_bind_template_child (widget_class, LookoutCertificateView, trust_button);
  gtk_widget_class_bind_template_callback (widget_class, on_trust);
}

static void
lookout_certificate_view_init (LookoutCertificateView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_name_buttons (GTK_WIDGET (self));
}

/**
 * lookout_certificate_view_set_certificate:
 * @self: the view
 * @certificate: (nullable): what a server showed, or %NULL to show nothing
 */
void
lookout_certificate_view_set_certificate (LookoutCertificateView *self,
                                          GTlsCertificate *certificate)
{
  g_autofree char *spread = NULL;
  g_autofree char *validity = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *issuer = NULL;

  g_return_if_fail (LOOKOUT_IS_CERTIFICATE_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), certificate != NULL);
  lookout_certificate_view_set_trusted (self, FALSE);
  g_clear_pointer (&self->fingerprint, g_free);
  if (certificate == NULL)
    return;
  self->fingerprint = onv_certificate_fingerprint (certificate);
  spread = spread_fingerprint (self->fingerprint);
  validity = format_validity (certificate);
  subject = g_tls_certificate_get_subject_name (certificate);
  issuer = g_tls_certificate_get_issuer_name (certificate);
  set_subtitle (self->subject_row, subject);
  set_subtitle (self->issuer_row, issuer);
  set_subtitle (self->validity_row, validity);
  set_subtitle (self->fingerprint_row, spread);
}

/**
 * lookout_certificate_view_get_pin:
 * @self: the view
 *
 * Returns: (nullable): the SHA-256 of the certificate in lower-case hex when the person trusts it
 */
const char *
lookout_certificate_view_get_pin (LookoutCertificateView *self)
{
  g_return_val_if_fail (LOOKOUT_IS_CERTIFICATE_VIEW (self), NULL);

  return self->trusted ? self->fingerprint : NULL;
}
