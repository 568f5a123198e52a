/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-certificate-window.h"

#include <glib/gi18n.h>

#include "accounts/lookout-certificate-view.h"
#include "fleet.h"
#include "kit/lookout-notice.h"
#include "shell/lookout-network.h"

struct _LookoutCertificateWindow
{
  AdwWindow parent_instance;

  LookoutContext *context;
  FleetSession *session;
  LookoutCertificateView *certificate;
};

G_DEFINE_FINAL_TYPE (LookoutCertificateWindow, lookout_certificate_window, ADW_TYPE_WINDOW)

/* Whatever waits is asked for again at once: the person has just done what was missing. */
static void
on_trusted (LookoutCertificateWindow *self)
{
  fleet_session_trust (self->session, lookout_certificate_view_get_pin (self->certificate));
  if (lookout_context_get_session (self->context) == self->session)
    lookout_network_retry (self->context);
  lookout_context_toast (self->context, C_ ("certificate", "It is trusted until Lookout quits"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
lookout_certificate_window_dispose (GObject *object)
{
  LookoutCertificateWindow *self = LOOKOUT_CERTIFICATE_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lookout_certificate_window_parent_class)->dispose (object);
}

static void
lookout_certificate_window_class_init (LookoutCertificateWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_certificate_window_dispose;

  g_type_ensure (LOOKOUT_TYPE_NOTICE);
  g_type_ensure (LOOKOUT_TYPE_CERTIFICATE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/accounts/lookout-certificate-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutCertificateWindow, certificate);
  gtk_widget_class_bind_template_callback (widget_class, on_trusted);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lookout_certificate_window_init (LookoutCertificateWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lookout_certificate_window_new:
 * @context: what is open in the window that it belongs to
 * @session: of an account for this run
 * @certificate: what its server showed
 *
 * Returns: (transfer floating): a window; present it
 */
LookoutCertificateWindow *
lookout_certificate_window_new (LookoutContext *context,
                                FleetSession *session,
                                GTlsCertificate *certificate)
{
  LookoutCertificateWindow *self = g_object_new (LOOKOUT_TYPE_CERTIFICATE_WINDOW, "transient-for",
                                                 lookout_context_get_window (context), NULL);

  self->context = g_object_ref (context);
  self->session = g_object_ref (session);
  lookout_certificate_view_set_certificate (self->certificate, certificate);
  return self;
}
