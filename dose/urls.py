"""Addresses of the doses: the plan, what is taken, other medicines, advice."""

from django.urls import path

from dose.views import advice, amount, breaks, medicines, plan, regimen

urlpatterns = [
    path("plan/", plan.plan, name="plan"),
    path("plan/edit/", plan.edit, name="plan_edit"),
    path("plan/confirm/", plan.confirm, name="plan_confirm"),
    path("plan/change/", regimen.change, name="regimen_change"),
    path("plan/change/<int:pk>/correct/", regimen.correct, name="regimen_correct"),
    path("plan/change/<int:pk>/withdraw/", regimen.withdraw, name="regimen_withdraw"),
    path("plan/break/", breaks.start, name="break_start"),
    path("plan/break/<int:pk>/end/", breaks.end, name="break_end"),
    path("plan/break/<int:pk>/remove/", breaks.remove, name="break_remove"),
    path("amount/", amount.amount, name="amount"),
    path("medicines/", medicines.medicines, name="medicines"),
    path("medicines/look/", medicines.look, name="medicine_look"),
    path("medicines/<int:pk>/end/", medicines.end, name="medicine_end"),
    path("medicines/<int:pk>/rename/", medicines.rename, name="medicine_rename"),
    path("medicines/<int:pk>/opioid/", medicines.opioid, name="medicine_opioid"),
    path("medicines/<int:pk>/dose/", medicines.dose, name="medicine_dose"),
    path("medicines/<int:pk>/remove/", medicines.remove, name="medicine_remove"),
    path("medicines/asked/<slug:topic>/", medicines.topic, name="topic_answer"),
    path("conditions/", medicines.add_condition, name="condition_add"),
    path("conditions/<int:pk>/discuss/", medicines.discuss, name="condition_discuss"),
    path("conditions/<int:pk>/end/", medicines.end_condition, name="condition_end"),
    path("conditions/<int:pk>/remove/", medicines.remove_condition, name="condition_remove"),
    path("advice/", advice.advice, name="advice"),
    path("advice/answer/", advice.answer, name="advice_answer"),
    path("advice/newness/", advice.newness, name="advice_newness"),
]
