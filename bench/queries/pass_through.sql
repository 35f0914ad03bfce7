with each as (
    select account, currency, booked_on, count(*) filter (direction = 'credit') as credits, sum(amount) filter (direction = 'credit') as received,
           count(*) filter (direction = 'debit') as debits, sum(amount) filter (direction = 'debit') as spent,
           min(row) filter (direction = 'credit') as first_credit, min(row) filter (direction = 'debit') as first, max(row) filter (direction = 'debit') as last
    from payments where account is not null and booked_on between '2025-01-01' and '2025-12-31' group by 1, 2, 3
), moved as (
    select account, booked_on, currency, received, sum(spent) over after as paid, credits, sum(debits) over after as debits,
           first_credit, min(first) over after as first_debit, max(last) over after as last_debit
    from each window after as (partition by account, currency order by booked_on range between current row and interval 3 days following)
)
select * from moved where received > 0 and paid * 100 >= received * 80 order by booked_on, account, currency
